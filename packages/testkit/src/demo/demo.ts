import { GatewayProcess } from '../gateway-process.ts';
import { isPortFree } from '../ports.ts';
import { ShopProcess } from '../shop-process.ts';
import { addDemoAccounts, DEMO_DOCTORS, DEMO_INTEGRATOR } from './accounts.ts';
import type { DemoSettings } from './settings.ts';

/** Gateway and shop, running. */
export interface Demo {
  /** Settles when one of the two ends by itself, with the name of it and what it wrote. */
  readonly broken: Promise<{ readonly name: string; readonly output: string }>;
  /** Stops both. */
  stop(): Promise<void>;
}

/** What stands in the way of a start, ready to print; empty when nothing does. */
export async function obstacles({ shopPort, gatewayPort }: DemoSettings): Promise<string[]> {
  const wanted = [
    { port: shopPort, name: 'shop', variable: 'CONSULT_SHOP_PORT' },
    { port: gatewayPort, name: 'gateway', variable: 'CONSULT_GATEWAY_PORT' },
  ];
  const taken = [];
  for (const { port, name, variable } of wanted) {
    if (await isPortFree(port)) continue;
    taken.push(`port ${port} of the ${name} is already in use. Stop the program that holds it, or set ${variable} to a free port.`);
  }
  return taken;
}

/**
 * Starts the gateway with the demo's campaign, whose allowed origins follow the shop's port, then the shop. Accounts that are missing are
 * made first.
 * @throws {Error} One of them did not start; the message holds its output.
 */
export async function startDemo({ shopPort, gatewayPort, dataFolder }: DemoSettings): Promise<Demo> {
  const origins = [`http://localhost:${shopPort}`, `http://127.0.0.1:${shopPort}`];
  await addDemoAccounts(dataFolder);
  const gateway = await GatewayProcess.start({ dataFolder, origins, port: gatewayPort });
  try {
    return running(gateway, await ShopProcess.start({ gatewayPort, port: shopPort }));
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}

function running(gateway: GatewayProcess, shop: ShopProcess): Demo {
  return {
    broken: Promise.race([
      gateway.ended.then(() => ({ name: 'gateway', output: gateway.output })),
      shop.ended.then(() => ({ name: 'shop', output: shop.output })),
    ]),
    stop: async () => void (await Promise.all([shop.stop(), gateway.stop()])),
  };
}

/** Where to go, and with which names and passwords. */
export function welcome({ shopPort, gatewayPort }: DemoSettings): string {
  const gateway = `http://localhost:${gatewayPort}/`;
  const signIn = (door: string, login: string, password: string): string => `  ${door.padEnd(8)} ${login.padEnd(11)} ${password}`;
  return [
    'consult-kit is running.',
    '',
    `  shop     http://localhost:${shopPort}/   (search for "see doctors" or 看医生)`,
    `  gateway  ${gateway}`,
    `  desk     ${gateway}desk/`,
    `  console  ${gateway}console/`,
    '',
    'Demo sign-ins (door, login, password):',
    ...DEMO_DOCTORS.map(({ login, password }) => signIn('desk', login, password)),
    signIn('console', DEMO_INTEGRATOR.login, DEMO_INTEGRATOR.password),
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}
