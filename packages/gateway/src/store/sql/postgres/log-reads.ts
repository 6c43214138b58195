import { GATEWAY_LIMITS } from '../../../limits.ts';
import { numbersLiteral } from './array-literals.ts';
import type { PostgresStatement } from './postgres-session.ts';

/** Reads pages of several logs forward; the pages come one after the other, each in rising order. */
const READ = `
select g.page, e.body
from unnest($1::integer[], $2::bigint[], $3::integer[], $4::integer[]) as g (page, consultation, after, most)
cross join lateral (
  select seq, body from events where consultation = g.consultation and seq > g.after order by seq limit g.most
) e
order by g.page, e.seq`;

/** One page of a log that somebody waits for. */
interface PageWanted {
  readonly consultation: number;
  readonly after: number;
  readonly limit: number;
  readonly resolve: (bodies: readonly string[]) => void;
  readonly reject: (reason: unknown) => void;
}

interface PageRow {
  page: number;
  body: string;
}

/** Reads logs for many followers at once: what is asked for while a statement is under way goes into the next one. */
export class LogReads {
  readonly #run: (statement: PostgresStatement) => Promise<readonly object[]>;
  #waiting: PageWanted[] = [];
  #running = 0;

  /** @param run - Runs a statement; gives its rows. */
  constructor(run: (statement: PostgresStatement) => Promise<readonly object[]>) {
    this.#run = run;
  }

  /** Bodies of the first `limit` events behind a place. */
  after(consultation: number, after: number, limit: number): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ consultation, after, limit, resolve, reject });
      if (this.#running < GATEWAY_LIMITS.logReadsAtOnce) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#running += 1;
    while (this.#waiting.length > 0) {
      // The rest of this turn's input comes first: all of it joins the statement.
      await new Promise((resolve) => setImmediate(resolve));
      const pages = this.#waiting.splice(0, GATEWAY_LIMITS.logReadPagesMax);
      if (pages.length > 0) await this.#readPages(pages);
    }
    this.#running -= 1;
  }

  async #readPages(pages: readonly PageWanted[]): Promise<void> {
    try {
      const bodies: string[][] = pages.map(() => []);
      for (const { page, body } of (await this.#run(readStatement(pages))) as readonly PageRow[]) bodies[page]?.push(body);
      for (const [index, { resolve }] of pages.entries()) resolve(bodies[index] ?? []);
    } catch (failure) {
      for (const { reject } of pages) reject(failure);
    }
  }
}

function readStatement(pages: readonly PageWanted[]): PostgresStatement {
  const values = [
    numbersLiteral(pages.map((_, index) => index)),
    numbersLiteral(pages.map(({ consultation }) => consultation)),
    numbersLiteral(pages.map(({ after }) => after)),
    numbersLiteral(pages.map(({ limit }) => limit)),
  ];
  return { name: 'read_logs', text: READ, values };
}
