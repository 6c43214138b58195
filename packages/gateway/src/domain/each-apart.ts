import { isConsultError } from '@consult-kit/protocol';

/**
 * Does something for each, one after the other; one that fails holds up none of the others.
 * @throws The first failure once all are done, or at once while the database is away: nothing would succeed then.
 */
export async function eachApart<Each>(all: Iterable<Each>, run: (each: Each) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const each of all) {
    try {
      await run(each);
    } catch (failure) {
      if (isConsultError(failure) && failure.code === 'DATABASE_UNREACHABLE') throw failure;
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
