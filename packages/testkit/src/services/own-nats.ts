import { RunningProcess } from '../child-process.ts';
import { freePort } from '../ports.ts';
import { findNatsServer } from './programs.ts';
import { serviceFolder, type ServiceFolder } from './service-folder.ts';

/** Another program may take the free port between finding and using it. */
const PORT_TRIES = 3;

/** A NATS server of a test's own, on a free port of the loopback interface, never as root. It keeps nothing. */
export class OwnNats {
  readonly #program: string;
  readonly #folder: ServiceFolder;
  readonly port: number;
  #process: RunningProcess;

  private constructor(program: string, folder: ServiceFolder, port: number) {
    this.#program = program;
    this.#folder = folder;
    this.port = port;
    this.#process = this.#spawn();
  }

  /** Starts one. Whoever starts it removes it. @throws {Error} Not installed, or it did not start; the message says why. */
  static async start(): Promise<OwnNats> {
    const program = findNatsServer();
    if (program === undefined) throw new Error('NATS is not installed (Debian: apt-get install nats-server).');
    const folder = await serviceFolder();
    try {
      return await OwnNats.#started(program, folder, PORT_TRIES);
    } catch (error) {
      await folder.remove();
      throw error;
    }
  }

  static async #started(program: string, folder: ServiceFolder, tries: number): Promise<OwnNats> {
    const nats = new OwnNats(program, folder, await freePort());
    try {
      await nats.#ready();
      return nats;
    } catch (error) {
      if (tries <= 1 || !nats.output.includes('address already in use')) throw error;
      return OwnNats.#started(program, folder, tries - 1);
    }
  }

  /** What it wrote since its last start. */
  get output(): string {
    return this.#process.output;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Ends it at once (`kill -9`); everything on its way is lost. */
  async kill(): Promise<void> {
    await this.#process.stop('SIGKILL');
  }

  /** Starts again after `kill`, on the same port. */
  async restart(): Promise<void> {
    this.#process = this.#spawn();
    await this.#ready();
  }

  /** Ends it and deletes its folder. */
  async remove(): Promise<void> {
    await this.kill();
    await this.#folder.remove();
  }

  #spawn(): RunningProcess {
    const args = ['--addr', '127.0.0.1', '--port', String(this.port)];
    return new RunningProcess({ program: this.#program, args, cwd: this.#folder.path, ...this.#folder.account });
  }

  async #ready(): Promise<void> {
    await this.#process.outputMatching(/Server is ready/);
  }
}
