import { sql } from 'kysely';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { keptFromOthers } from './conditions.ts';
import type { Database, SqlSession } from './database.ts';

/** Sees to it that these doctors' leases last at least until then. All in one statement, in one order, so that nodes never wait crosswise. */
export async function renewLeases({ kysely }: SqlSession, doctors: readonly string[], untilMs: number): Promise<void> {
  const sorted = [...new Set(doctors)].sort();
  for (let from = 0; from < sorted.length; from += GATEWAY_LIMITS.statementKeysMax) {
    const some = sorted.slice(from, from + GATEWAY_LIMITS.statementKeysMax);
    await kysely
      .insertInto('doctor_leases')
      .values(some.map((doctor) => ({ doctor, until_at: untilMs })))
      .onConflict((conflict) =>
        conflict
          .column('doctor')
          .doUpdateSet({ until_at: sql<number>`excluded.until_at` })
          .whereRef('doctor_leases.until_at', '<', sql.ref('excluded.until_at')),
      )
      .execute();
  }
}

/** Whether a doctor's lease was over before then. Keeps it from being renewed until the command is done. */
export async function hasLapsed({ kysely, dialect }: SqlSession, doctor: string, beforeMs: number): Promise<boolean> {
  const lease = kysely.selectFrom('doctor_leases').select('until_at').where('doctor', '=', doctor);
  const row = await keptFromOthers(lease, dialect).executeTakeFirst();
  return row === undefined || row.until_at <= beforeMs;
}

/** Doctors who are at work or in a talk, and whose lease was over before then. */
export function lapsedDoctors(database: Database, beforeMs: number): Promise<string[]> {
  return database.read(async ({ kysely }) => {
    const statuses = kysely.selectFrom('doctor_statuses').select('doctor').where('status', '!=', 'offline');
    const talking = kysely.selectFrom('consultations').select('doctor').where('state', '=', 'talking').where('doctor', 'is not', null);
    const rows = await kysely
      .selectFrom(statuses.union(talking.$castTo<{ doctor: string }>()).as('working'))
      .leftJoin('doctor_leases', 'doctor_leases.doctor', 'working.doctor')
      .where((where) => where.or([where('until_at', 'is', null), where('until_at', '<=', beforeMs)]))
      .select('working.doctor')
      .execute();
    return rows.map(({ doctor }) => doctor);
  });
}
