import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { readPostgresLogs, readSqliteLogs, type StoredLogs } from '../crash/stored.ts';

/** A row of `cases`. */
export interface CaseRow {
  readonly campaign: string;
  readonly number: number;
  readonly state: string;
  readonly amount: number;
}

/** A row of `case_totals`. */
export interface TotalsRow {
  readonly campaign: string;
  readonly reserved: number;
  readonly settled: number;
  readonly released: number;
  readonly reservedMinor: number;
  readonly settledMinor: number;
  readonly releasedMinor: number;
}

/** The most that was ever committed of a campaign at the same time, reserved and settled together. */
export interface MostTaken {
  readonly campaign: string;
  readonly cases: number;
  readonly amountMinor: number;
}

/** Everything that a ledger has to agree with, and the ledger itself. */
export interface Books {
  readonly logs: StoredLogs;
  readonly cases: readonly CaseRow[];
  readonly totals: readonly TotalsRow[];
  readonly most: readonly MostTaken[];
}

const CASES = 'select campaign, number, state, amount_minor as amount from cases';
const TOTALS = `select campaign, reserved, settled, released, reserved_minor as "reservedMinor", settled_minor as "settledMinor",
  released_minor as "releasedMinor" from case_totals`;
const MOST = 'select campaign, most as cases, most_minor as "amountMinor" from ledger_watch';

const WATCH = 'create table ledger_watch (campaign text primary key, most bigint not null, most_minor bigint not null)';
/** Runs inside the transaction of every change of the totals: no moment between two looks is missed, and what is rolled back is forgotten. */
const note = (greatest: string): string => `
  insert into ledger_watch (campaign, most, most_minor)
  values (new.campaign, new.reserved + new.settled, new.reserved_minor + new.settled_minor)
  on conflict (campaign) do update set most = ${greatest}(ledger_watch.most, excluded.most),
    most_minor = ${greatest}(ledger_watch.most_minor, excluded.most_minor);`;

/** Has a SQLite file itself remember the most that was taken. */
export async function watchSqlite(file: string): Promise<void> {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const triggers = ['insert', 'update'].map(
      (change) => `create trigger ledger_watch_${change} after ${change} on case_totals begin ${note('max')} end`,
    );
    database.exec([WATCH, ...triggers].join(';\n'));
  } finally {
    database.close();
  }
}

/** Has a PostgreSQL itself remember the most that was taken. */
export async function watchPostgres(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(WATCH);
    await client.query(`create function note_most() returns trigger language plpgsql as $$ begin ${note('greatest')} return new; end $$`);
    await client.query('create trigger ledger_watch after insert or update on case_totals for each row execute function note_most()');
  });
}

/** Reads a SQLite file with plain SQL, past all of the gateway's code. */
export async function readSqliteBooks(file: string): Promise<Books> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = <Row>(query: string): Row[] => database.prepare(query).all() as unknown as Row[];
    return { logs: readSqliteLogs(file), cases: rows<CaseRow>(CASES), totals: rows<TotalsRow>(TOTALS), most: rows<MostTaken>(MOST) };
  } finally {
    database.close();
  }
}

/** Reads a PostgreSQL database with plain SQL, past all of the gateway's code. */
export async function readPostgresBooks(url: string): Promise<Books> {
  return withClient(url, async (client) => {
    const rows = async <Row extends object>(query: string): Promise<Row[]> => (await client.query<Row>(query)).rows.map(withNumbers);
    return {
      logs: await readPostgresLogs(url),
      cases: await rows<CaseRow>(CASES),
      totals: await rows<TotalsRow>(TOTALS),
      most: await rows<MostTaken>(MOST),
    };
  });
}

/** The driver gives numbers of 64 bits as text. */
function withNumbers<Row extends object>(row: Row): Row {
  const entries = Object.entries(row) as [string, unknown][];
  return Object.fromEntries(entries.map(([name, value]) => [name, TEXTS.has(name) ? value : Number(value)])) as Row;
}

const TEXTS: ReadonlySet<string> = new Set(['campaign', 'state']);

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
