import { setTimeout as pause } from 'node:timers/promises';
import { loginsOf } from '../crash/crash-world.ts';
import { problemsOfEnd } from '../crash/under-load.ts';
import { judgeBooks, type BooksVerdict } from './judge-books.ts';
import { ledgerCampaigns } from './ledger-campaigns.ts';
import { LedgerLoad } from './ledger-load.ts';
import { LedgerWorld } from './ledger-world.ts';

/** How a run goes. */
export interface LedgerRunOptions {
  /** One gateway on SQLite, or three on a PostgreSQL. */
  readonly database: 'sqlite' | 'postgres';
  /** Starts that are answered, by a place or by the cap. */
  readonly reservations: number;
  readonly shoppers: number;
  readonly doctors: number;
  /** A process is killed after a random time of load in this range, in milliseconds, again and again. */
  readonly killFromMs: number;
  readonly killToMs: number;
  /** Kills before the end, however fast the starts are answered. */
  readonly killsAtLeast: number;
  /** Told now and then how many starts were answered. */
  onProgress?(answered: number): void;
}

/** What came out. */
export interface LedgerOutcome {
  readonly verdict: BooksVerdict;
  readonly reserved: number;
  readonly refused: number;
  readonly retries: number;
  readonly kills: number;
  readonly postgresKills: number;
  readonly tookMs: number;
  /** The most that was taken of each campaign at the same time, and its cap. */
  readonly most: readonly string[];
  readonly failures: readonly string[];
}

/** Part of the kills that end PostgreSQL and not a gateway. */
const POSTGRES_PART = 0.2;
const PROGRESS_EVERY_MS = 15_000;

/** Asks sponsors for far more cases than they pay for while processes are killed, then compares the books. */
export async function ledgerRun(options: LedgerRunOptions): Promise<LedgerOutcome> {
  const campaigns = ledgerCampaigns(options.shoppers);
  const doctors = loginsOf(options.doctors);
  const world = await LedgerWorld.start(options.database, campaigns, doctors);
  const killer = new Killer(world, options);
  const wasShaken = (): boolean => killer.kills + killer.postgresKills >= options.killsAtLeast;
  const load = new LedgerLoad({ ...options, origins: world.origins, campaigns, doctors, wasShaken });
  const progress = setInterval(() => options.onProgress?.(load.answered), PROGRESS_EVERY_MS);
  try {
    const beganAtMs = performance.now();
    const killing = killer.run();
    await load.run();
    const tookMs = performance.now() - beganAtMs;
    killer.stop();
    await killing;
    const failures = problemsOfEnd(await Promise.all(world.nodes.map((node) => node.stop())));
    const books = await world.books();
    const most = campaigns.map(({ id, cap }) => {
      const taken = books.most.find(({ campaign }) => campaign === id);
      return `${id}: ${taken?.cases ?? 0} cases, ${taken?.amountMinor ?? 0} of ${cap ? JSON.stringify(cap) : 'any number'}`;
    });
    const { reserved, refused, retries, told } = load;
    const { kills, postgresKills } = killer;
    return { verdict: judgeBooks(books, campaigns, told), reserved, refused, retries, kills, postgresKills, tookMs, most, failures };
  } finally {
    clearInterval(progress);
    killer.stop();
    await world.stop();
  }
}

/** Ends processes at random moments, and starts them again. */
class Killer {
  readonly #world: LedgerWorld;
  readonly #options: LedgerRunOptions;
  readonly #stopping = new AbortController();
  kills = 0;
  postgresKills = 0;

  constructor(world: LedgerWorld, options: LedgerRunOptions) {
    this.#world = world;
    this.#options = options;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Whatever is killed is running again when this resolves. */
  async run(): Promise<void> {
    const { killFromMs, killToMs } = this.#options;
    while (await this.#waits(killFromMs + Math.random() * (killToMs - killFromMs))) {
      const { nodes, postgres } = this.#world;
      const isPostgres = postgres !== undefined && Math.random() < POSTGRES_PART;
      const victim = isPostgres ? postgres : nodes[Math.floor(Math.random() * nodes.length)];
      if (isPostgres) this.postgresKills += 1;
      else this.kills += 1;
      await victim?.kill();
      await victim?.restart();
    }
  }

  async #waits(ms: number): Promise<boolean> {
    return pause(ms, true, { signal: this.#stopping.signal }).catch(() => false);
  }
}
