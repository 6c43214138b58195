import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, RunningProcess } from '../child-process.ts';
import { freePort } from '../ports.ts';
import { findPostgresFolder } from './programs.ts';
import { serviceFolder, type ServiceFolder } from './service-folder.ts';

const USER = 'consult';
/** Connections that it takes: three gateways with their pools, and whoever looks. */
const CONNECTIONS_MAX = 200;
/** Another program may take the free port between finding and using it. */
const PORT_TRIES = 3;

/** A PostgreSQL of a test's own: on a free port of the loopback interface, with flushing on, in a temporary folder, never as root. */
export class OwnPostgres {
  readonly #programs: string;
  readonly #folder: ServiceFolder;
  readonly port: number;
  #process: RunningProcess;

  private constructor(programs: string, folder: ServiceFolder, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.port = port;
    this.#process = this.#spawn();
  }

  /** Makes a database cluster and starts it. Whoever starts it removes it. @throws {Error} Not installed, or it did not start; the message says why. */
  static async start(): Promise<OwnPostgres> {
    const programs = findPostgresFolder();
    if (programs === undefined) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
    const folder = await serviceFolder();
    try {
      await initialise(programs, folder);
      return await OwnPostgres.#started(programs, folder, PORT_TRIES);
    } catch (error) {
      await folder.remove();
      throw error;
    }
  }

  static async #started(programs: string, folder: ServiceFolder, tries: number): Promise<OwnPostgres> {
    const postgres = new OwnPostgres(programs, folder, await freePort());
    try {
      await postgres.#ready();
      return postgres;
    } catch (error) {
      if (tries <= 1 || !postgres.output.includes('Address already in use')) throw error;
      return OwnPostgres.#started(programs, folder, tries - 1);
    }
  }

  /** What it wrote since its last start. */
  get output(): string {
    return this.#process.output;
  }

  /** The main process, whose children do the work; 0 when it did not start. */
  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Address of a database in it; `postgres` is there from the start. No password is asked for. */
  url(database = 'postgres'): string {
    return `postgres://${USER}@127.0.0.1:${this.port}/${database}`;
  }

  /** Ends all of its processes at once (`kill -9`), and waits until they are gone. */
  async kill(): Promise<void> {
    const children = childrenOf(this.#process.pid);
    const ended = this.#process.stop('SIGKILL');
    for (const child of children) killQuietly(child);
    await ended;
  }

  /** Shuts down in an orderly way without waiting for clients to leave. */
  async stop(): Promise<void> {
    await this.#process.stop('SIGINT');
  }

  /** Starts again after `kill` or `stop`, on the same port with the same data; waits until recovery is over. */
  async restart(): Promise<void> {
    this.#process = this.#spawn();
    await this.#ready();
  }

  /** Ends it and deletes its data. */
  async remove(): Promise<void> {
    await this.kill();
    await this.#folder.remove();
  }

  #spawn(): RunningProcess {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: this.#folder.path, max_connections: CONNECTIONS_MAX };
    return new RunningProcess({
      program: join(this.#programs, 'postgres'),
      args: [
        '-D',
        dataFolderIn(this.#folder),
        '-p',
        String(this.port),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      cwd: this.#folder.path,
      ...this.#folder.account,
    });
  }

  async #ready(): Promise<void> {
    await this.#process.outputMatching(/database system is ready to accept connections/);
  }
}

async function initialise(programs: string, folder: ServiceFolder): Promise<void> {
  await runToEnd({
    program: join(programs, 'initdb'),
    args: ['-D', dataFolderIn(folder), '--username', USER, '--auth=trust', '--encoding=UTF8', '--locale=C'],
    cwd: folder.path,
    ...folder.account,
  });
}

function dataFolderIn({ path }: ServiceFolder): string {
  return join(path, 'data');
}

/** Ids of a process's children; where the system does not tell them, they find out by themselves that their parent is gone. */
function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
