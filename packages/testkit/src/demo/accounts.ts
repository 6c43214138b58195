import { runCommand } from '../gateway-process.ts';

/** Someone who can sign in to the demo. */
export interface DemoAccount {
  readonly door: 'desk' | 'console';
  readonly login: string;
  readonly password: string;
  /** Arguments of `consult-kit` that make the account, without folder, login and password. */
  readonly command: readonly string[];
}

/** The demo listens on the loopback interface only, so its passwords may stand in the open. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    door: 'desk',
    login: 'dr.li',
    password: 'lantern-li-4401',
    command: ['doctor', 'add', '--name', 'Li Hua', '--name-zh', '李华', '--languages', 'en,zh-Hans'],
  },
  {
    door: 'desk',
    login: 'dr.chen',
    password: 'lantern-chen-4401',
    command: ['doctor', 'add', '--name', 'Chen Wei', '--name-zh', '陈薇', '--languages', 'en,zh-Hans'],
  },
  {
    door: 'console',
    login: 'integrator',
    password: 'lantern-console-4401',
    command: ['staff', 'add', '--name', 'Integrator', '--role', 'integrator'],
  },
];

/** Makes the accounts of the demo. Only for a data folder that has none yet. @throws {Error} The command refused; the message says why. */
export async function addDemoAccounts(dataFolder: string): Promise<void> {
  for (const { login, password, command } of DEMO_ACCOUNTS) {
    await runCommand([...command, '--data', dataFolder, '--login', login, '--password-stdin'], { input: `${password}\n` });
  }
}
