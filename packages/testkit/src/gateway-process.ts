import { join } from 'node:path';
import { runToEnd, RunningProcess } from './child-process.ts';
import type { ProcessEnd } from './child-process.ts';
import { ROOT } from './workspace/workspace.ts';

/** The campaign of the demo, as it stands in the repository. */
export const DEMO_CAMPAIGN = join(ROOT, 'examples/campaigns/demo.json');

const COMMAND = join(ROOT, 'packages/gateway/bin/consult-kit.js');

/** How a gateway starts. */
export interface GatewayOptions {
  /** Where it keeps its database; kept over restarts, removed by whoever made it. */
  readonly dataFolder: string;
  /** Campaign files; the demo's when left out. */
  readonly campaigns?: readonly string[];
  /** TCP port; a free one when left out. */
  readonly port?: number;
  /** Scheme, host and port of pages that may show the campaigns, beside those that the files name: a shop on another port is another origin. */
  readonly origins?: readonly string[];
  /** Further arguments of `consult-kit serve`, for example `['--database', 'postgres://…']`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An account to be made for a doctor. Texts are by language tag. */
export interface DoctorAccount {
  readonly login: string;
  readonly names: Readonly<Record<string, string>>;
  /** As in "Dr Li"; the whole name when left out. */
  readonly familyNames?: Readonly<Record<string, string>>;
  readonly titles?: Readonly<Record<string, string>>;
  /** At least as long as the gateway asks for. */
  readonly password: string;
  /** Ids of the modules that the doctor serves; all when left out. */
  readonly modules?: readonly string[];
  /** Languages that the doctor serves; all when left out. */
  readonly languages?: readonly string[];
}

/** An account to be made for somebody of the console. Names are by language tag. */
export interface StaffAccount {
  readonly role: 'integrator' | 'viewer';
  readonly login: string;
  readonly names: Readonly<Record<string, string>>;
  /** At least as long as the gateway asks for. */
  readonly password: string;
}

/** Runs the `consult-kit` command from source. @returns its output. @throws {Error} It failed; the message holds its output. */
export function runCommand(args: readonly string[], options: { readonly input?: string } = {}): Promise<string> {
  return runToEnd({ program: process.execPath, args: [COMMAND, ...args], cwd: ROOT, ...options });
}

/** Makes a doctor's account. The gateway may run meanwhile. @throws {Error} The command refused; the message says why. */
export async function addDoctor(dataFolder: string, doctor: DoctorAccount): Promise<void> {
  const { login, names, familyNames = {}, titles = {}, password, modules = [], languages = [] } = doctor;
  const list = (option: string, values: readonly string[]): string[] => (values.length > 0 ? [option, values.join(',')] : []);
  const described = [...texts('--name', names), ...texts('--family-name', familyNames), ...texts('--title', titles)];
  const serves = [...list('--modules', modules), ...list('--languages', languages)];
  const args = ['doctor', 'add', '--data', dataFolder, '--login', login, ...described, ...serves, '--password-stdin'];
  await runCommand(args, { input: `${password}\n` });
}

/** Makes an account for the console. The gateway may run meanwhile. @throws {Error} The command refused; the message says why. */
export async function addStaff(dataFolder: string, { role, login, names, password }: StaffAccount): Promise<void> {
  const args = ['staff', 'add', '--data', dataFolder, '--role', role, '--login', login, ...texts('--name', names), '--password-stdin'];
  await runCommand(args, { input: `${password}\n` });
}

/** An option that is given once for each language. */
function texts(option: string, byLanguage: Readonly<Record<string, string>>): string[] {
  return Object.entries(byLanguage).flatMap(([language, text]) => [option, `${language}=${text}`]);
}

/** A gateway in a process of its own, with a real database: it can be killed, and comes back on the same port with the same data. */
export class GatewayProcess {
  readonly #options: GatewayOptions;
  #port: number;
  #process: RunningProcess;

  private constructor(options: GatewayOptions) {
    this.#options = options;
    this.#port = options.port ?? 0;
    this.#process = this.#spawn();
  }

  /** Starts one and waits until it is ready for requests. @throws {Error} It did not become ready; the message holds its output. */
  static async start(options: GatewayOptions): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(options);
    await gateway.#ready();
    return gateway;
  }

  /** TCP port, the same over restarts. */
  get port(): number {
    return this.#port;
  }

  /** `http://localhost:<port>`. */
  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** What the running (or last) process wrote: its address and its log. */
  get output(): string {
    return this.#process.output;
  }

  /** Settles when the process of this moment has ended, for whatever reason. */
  get ended(): Promise<ProcessEnd> {
    return this.#process.ended;
  }

  /** Ends the process at once (`kill -9`). What it had written stays with the operating system: a power cut would take more. */
  async kill(): Promise<void> {
    await this.#process.stop('SIGKILL');
  }

  /** Asks the process to stop cleanly. @returns its exit code, `null` when a signal ended it. */
  async stop(): Promise<number | null> {
    return (await this.#process.stop('SIGTERM')).code;
  }

  /** Freezes the process: it keeps its sockets and its connections and does nothing, as a machine under a snapshot does. */
  pause(): void {
    this.#process.signal('SIGSTOP');
  }

  /** Lets a frozen process go on, late for everything. */
  resume(): void {
    this.#process.signal('SIGCONT');
  }

  /** Starts again after `kill` or `stop`, with the same port, data and campaigns, and waits until it is ready. */
  async restart(): Promise<void> {
    this.#process = this.#spawn();
    await this.#ready();
  }

  #spawn(): RunningProcess {
    const { dataFolder, campaigns = [DEMO_CAMPAIGN], origins = [], args = [], env = {} } = this.#options;
    const files = campaigns.flatMap((file) => ['--campaign', file]);
    const pages = origins.flatMap((origin) => ['--origin', origin]);
    return new RunningProcess({
      program: process.execPath,
      args: [COMMAND, 'serve', ...files, '--data', dataFolder, '--port', String(this.#port), '--drain-grace-ms', '0', ...pages, ...args],
      cwd: ROOT,
      env,
    });
  }

  /** The gateway names its address once it listens; `/readyz` then confirms that its parts answer. */
  async #ready(): Promise<void> {
    const [, port] = await this.#process.outputMatching(/is ready at https?:\/\/\S+:(\d+)\//);
    this.#port = Number(port);
    const { status } = await fetch(`${this.origin}/readyz`);
    if (status === 200) return;
    await this.#process.stop('SIGKILL');
    throw new Error(`the gateway listens, but /readyz answers ${status}:\n${this.#process.output}`);
  }
}
