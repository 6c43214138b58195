import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_CAMPAIGN, GatewayProcess, runCommand } from '../gateway-process.ts';
import { OwnPostgres } from '../services/own-postgres.ts';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';
import { readLoadCampaign } from './load-campaign.ts';
import { Load, type LoadOptions } from './load/load.ts';
import { readPostgresLogs, readSqliteLogs, type StoredLogs } from './stored.ts';

/** Where a gateway of a crash run keeps its data. */
export type DatabaseKind = 'sqlite' | 'postgres';

const PASSWORD = 'acknowledged is stored';

/** Who takes part in a run. */
export interface Crowd {
  readonly patients: number;
  readonly doctors: number;
  readonly pace: LoadOptions['pace'];
}

/** A gateway process with a database of its own that survives it, and doctors who have accounts. */
export class CrashWorld {
  readonly gateway: GatewayProcess;
  readonly postgres: OwnPostgres | undefined;
  readonly campaign = readLoadCampaign();
  readonly #folder: TemporaryFolder;

  private constructor(gateway: GatewayProcess, folder: TemporaryFolder, postgres: OwnPostgres | undefined) {
    this.gateway = gateway;
    this.#folder = folder;
    this.postgres = postgres;
  }

  static async start(database: DatabaseKind, doctors: number): Promise<CrashWorld> {
    const folder = await temporaryFolder();
    const postgres = database === 'postgres' ? await OwnPostgres.start() : undefined;
    try {
      const args = postgres ? ['--database', postgres.url()] : [];
      const gateway = await GatewayProcess.start({ dataFolder: folder.path, campaigns: [DEMO_CAMPAIGN], args });
      await importDoctors(folder.path, doctors, args);
      return new CrashWorld(gateway, folder, postgres);
    } catch (error) {
      await postgres?.remove();
      await folder.remove();
      throw error;
    }
  }

  /** People who use this gateway; they do nothing until they are started. */
  load({ patients, doctors, pace }: Crowd): Load {
    return new Load({
      origins: [this.gateway.origin],
      campaign: this.campaign,
      patients,
      doctors: loginsOf(doctors),
      password: PASSWORD,
      pace,
    });
  }

  /** What the database holds; the gateway should be stopped. */
  stored(): Promise<StoredLogs> | StoredLogs {
    return this.postgres ? readPostgresLogs(this.postgres.url()) : readSqliteLogs(join(this.#folder.path, 'consult.sqlite'));
  }

  async stop(): Promise<void> {
    await this.gateway.kill();
    await this.postgres?.remove();
    await this.#folder.remove();
  }
}

/** Logins of the doctors of a load. */
export function loginsOf(doctors: number): string[] {
  return Array.from({ length: doctors }, (_, index) => `doctor${index + 1}`);
}

/** Makes accounts for all doctors of a load in one go. */
export async function importDoctors(dataFolder: string, doctors: number, args: readonly string[]): Promise<void> {
  const file = join(dataFolder, 'doctors.json');
  await writeFile(file, JSON.stringify(loginsOf(doctors).map((login) => ({ login, password: PASSWORD, names: { en: login } }))));
  await runCommand(['doctor', 'import', file, '--data', dataFolder, ...args]);
}

/** Everybody's password. */
export const LOAD_PASSWORD = PASSWORD;
