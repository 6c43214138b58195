import { DatabaseSync } from 'node:sqlite';
import { consultationEventSchema, parseJson, type ConsultationEvent } from '@consult-kit/protocol';
import { Client } from 'pg';

/** Each consultation's log as the database holds it, in the order of its numbers. */
export type StoredLogs = ReadonlyMap<string, readonly ConsultationEvent[]>;

const QUERY =
  'select c.id as id, e.body as body from events e join consultations c on c.key = e.consultation order by e.consultation, e.seq';

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
  const logs = new Map<string, ConsultationEvent[]>();
  for (const { id, body } of rows) {
    const log = logs.get(String(id)) ?? [];
    logs.set(String(id), log);
    log.push(parseJson(consultationEventSchema, String(body)));
  }
  return logs;
}
