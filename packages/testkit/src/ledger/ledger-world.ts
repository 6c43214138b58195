import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOAD_PASSWORD } from '../crash/crash-world.ts';
import { GatewayProcess, runCommand } from '../gateway-process.ts';
import { OwnPostgres } from '../services/own-postgres.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readPostgresBooks, readSqliteBooks, watchPostgres, watchSqlite, type Books } from './books.ts';
import { writeCampaigns, type LedgerCampaign } from './ledger-campaigns.ts';

/** Few people who ask as fast as they are answered stand for many who ask once. */
const WITHOUT_PACE = ['--guests-per-address', '0', '--frames-per-minute', '0', '--doctor-frames-per-minute', '0'];
/** Gateways on one PostgreSQL; a SQLite file belongs to one. */
const NODES = 3;

interface Parts {
  readonly nodes: readonly GatewayProcess[];
  readonly postgres: OwnPostgres | undefined;
  readonly file: string;
  readonly undo: readonly (() => Promise<unknown>)[];
}

/** Gateways whose sponsors are asked for cases, with a database of their own that survives them. */
export class LedgerWorld {
  readonly nodes: readonly GatewayProcess[];
  readonly postgres: OwnPostgres | undefined;
  readonly #file: string;
  readonly #undo: readonly (() => Promise<unknown>)[];

  private constructor({ nodes, postgres, file, undo }: Parts) {
    this.nodes = nodes;
    this.postgres = postgres;
    this.#file = file;
    this.#undo = undo;
  }

  /** Starts everything, with a doctor for each login who serves all campaigns. @throws {Error} Something did not start; nothing is left. */
  static async start(
    database: 'sqlite' | 'postgres',
    campaigns: readonly LedgerCampaign[],
    logins: readonly string[],
  ): Promise<LedgerWorld> {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      const folder = await temporaryFolder();
      undo.unshift(() => folder.remove());
      const postgres = database === 'postgres' ? await OwnPostgres.start() : undefined;
      if (postgres) undo.unshift(() => postgres.remove());
      const storage = postgres ? ['--database', postgres.url()] : [];
      const files = await writeCampaigns(folder.path, campaigns);
      const nodes: GatewayProcess[] = [];
      // One after the other: the first one makes the tables.
      for (let node = 0; node < (postgres ? NODES : 1); node += 1) {
        const args = [...storage, ...WITHOUT_PACE, '--log-level', 'warn'];
        const started = await GatewayProcess.start({ dataFolder: folder.path, campaigns: files, args });
        undo.unshift(() => started.kill());
        nodes.push(started);
      }
      const accounts = join(folder.path, 'doctors.json');
      await writeFile(accounts, JSON.stringify(logins.map((login) => ({ login, password: LOAD_PASSWORD, names: { en: login } }))));
      await runCommand(['doctor', 'import', accounts, '--data', folder.path, ...storage]);
      const file = join(folder.path, 'consult.sqlite');
      await (postgres ? watchPostgres(postgres.url()) : watchSqlite(file));
      return new LedgerWorld({ nodes, postgres, file, undo });
    } catch (error) {
      for (const step of undo) await step();
      throw error;
    }
  }

  get origins(): readonly string[] {
    return this.nodes.map(({ origin }) => origin);
  }

  /** What the database holds; the gateways should be stopped. */
  books(): Promise<Books> {
    return this.postgres ? readPostgresBooks(this.postgres.url()) : readSqliteBooks(this.#file);
  }

  async stop(): Promise<void> {
    for (const step of this.#undo) await step();
  }
}
