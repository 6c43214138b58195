import { DatabaseSync } from 'node:sqlite';
import { consultationEventSchema, parseJson, type ConsultationEvent } from '@consult-kit/protocol';
import { turnsAmong, type Seen } from './stage.ts';

/** What the database holds of each consultation, by id: read with plain SQL, past all of the gateway's code. */
export function readStoredLogs(databaseFile: string): ReadonlyMap<string, Seen> {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    const rows = database
      .prepare(
        'select c.id as id, e.seq as seq, e.body as body from events e join consultations c on c.key = e.consultation order by c.key, e.seq',
      )
      .all();
    const logs = new Map<string, ConsultationEvent[]>();
    for (const row of rows) {
      const id = String(row['id']);
      const log = logs.get(id) ?? [];
      logs.set(id, log);
      if (Number(row['seq']) !== log.length + 1)
        throw new Error(`the log of ${id} has ${String(row['seq'])} where ${log.length + 1} should be`);
      log.push(parseJson(consultationEventSchema, String(row['body'])));
    }
    return new Map([...logs].map(([id, log]) => [id, seenIn(log)]));
  } finally {
    database.close();
  }
}

function seenIn(log: readonly ConsultationEvent[]): Seen {
  const ended = log.find((event) => event.type === 'consultation.ended');
  return { turns: turnsAmong(log), advice: ended?.advice ?? null };
}
