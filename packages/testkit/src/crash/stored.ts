import { DatabaseSync } from 'node:sqlite';
import { consultationEventSchema, parseJson, type ConsultationEvent } from '@consult-kit/protocol';
import { Client } from 'pg';

/** One event as the database holds it. */
export interface StoredEvent {
  /** Rises with every event of the whole database, in the order of writing. */
  readonly key: number;
  readonly event: ConsultationEvent;
}

/** Each consultation's log as the database holds it, in the order of numbers. */
export type StoredLogs = ReadonlyMap<string, readonly StoredEvent[]>;

const QUERY =
  'select c.id as id, e.key as key, e.seq as seq, e.body as body from events e join consultations c on c.key = e.consultation order by e.consultation, e.seq, e.key';

/** Reads a SQLite file with plain SQL, past all of the gateway's code. */
export function readSqliteLogs(file: string): StoredLogs {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return logsOf(database.prepare(QUERY).all());
  } finally {
    database.close();
  }
}

/** Reads a PostgreSQL database with plain SQL, past all of the gateway's code. */
export async function readPostgresLogs(url: string): Promise<StoredLogs> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return logsOf((await client.query<Record<string, unknown>>(QUERY)).rows);
  } finally {
    await client.end();
  }
}

function logsOf(rows: readonly Record<string, unknown>[]): StoredLogs {
  const logs = new Map<string, StoredEvent[]>();
  for (const { id, key, body } of rows) {
    const log = logs.get(String(id)) ?? [];
    logs.set(String(id), log);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    log.push({ key: Number(key), event: parseJson(consultationEventSchema, text) });
  }
  return logs;
}
