import type { Matcher } from './types.ts';
import { wilson } from './wilson.ts';
import type { Interval } from './wilson.ts';

export { wilson } from './wilson.ts';
export type { Interval } from './wilson.ts';

/** What the line of a measuring file means: a request, a search for something else, or neither (reported, not scored). */
export type Meaning = 'request' | 'other' | 'unscored';

/** One line `query⇥label⇥lang⇥source`. */
export interface EvaluationRow {
  readonly query: string;
  /** `consult` is a request, `shopping` and `video` are not; every other label is reported without a verdict. */
  readonly label: string;
  /** BCP 47 tag. Only groups the table; the matcher is asked without it, as the card asks. */
  readonly lang: string;
  readonly source: string;
}

/** Lines of one kind that showed the card. */
export interface Count {
  readonly fired: number;
  readonly total: number;
}

/** One line of the table: the figures of all rows that share a value. */
export interface Slice {
  readonly by: 'all' | 'label' | 'lang' | 'source';
  readonly name: string;
  readonly request: Count;
  readonly other: Count;
  readonly unscored: Count;
}

/** A row that went wrong: a request without the card, or the card without a request. */
export interface Miss {
  readonly row: EvaluationRow;
  readonly rule: string | null;
}

/** What {@link evaluate} gives. */
export interface Evaluation {
  /** All first, then by label, language and source, each in alphabetical order. */
  readonly slices: readonly Slice[];
  readonly misses: readonly Miss[];
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['consult', 'request'],
  ['shopping', 'other'],
  ['video', 'other'],
]);
const COLUMNS = ['query', 'label', 'lang', 'source'];
const PER = 100_000;

/** What a label means for the card. */
export function meaningOf(label: string): Meaning {
  return MEANINGS.get(label) ?? 'unscored';
}

/**
 * Reads a measuring file: UTF-8 TSV without quoting, the header line `query⇥label⇥lang⇥source` first.
 * @throws {SyntaxError} The header or a line has other columns; the message has the line's number.
 */
export function parseRows(text: string): EvaluationRow[] {
  const [header = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (header !== COLUMNS.join('\t')) throw new SyntaxError(`line 1: expected the header ${COLUMNS.join('⇥')}`);
  return lines.map((line, at) => {
    const [query, label, lang, source, ...more] = line.split('\t');
    if (query === undefined || !label || !lang || !source || more.length > 0) {
      throw new SyntaxError(`line ${at + 2}: expected four columns ${COLUMNS.join('⇥')}`);
    }
    return { query, label, lang, source };
  });
}

/** Asks the matcher about every row and counts by label, language and source. */
export function evaluate(rows: Iterable<EvaluationRow>, matcher: Matcher): Evaluation {
  const groups = new Map<string, Record<Meaning, { fired: number; total: number }>>();
  const misses: Miss[] = [];
  for (const row of rows) {
    const meaning = meaningOf(row.label);
    const { matched, rule } = matcher.match(row.query);
    for (const key of ['all\tall', `label\t${row.label}`, `lang\t${row.lang}`, `source\t${row.source}`]) {
      const group = groups.get(key) ?? { request: none(), other: none(), unscored: none() };
      groups.set(key, group);
      group[meaning].total++;
      if (matched) group[meaning].fired++;
    }
    if (meaning !== 'unscored' && matched !== (meaning === 'request')) misses.push({ row, rule });
  }
  const order: Slice['by'][] = ['all', 'label', 'lang', 'source'];
  const slices = order.flatMap((by) =>
    [...groups]
      .filter(([key]) => key.startsWith(`${by}\t`))
      .map(([key, counts]): Slice => ({ by, name: key.slice(by.length + 1), ...counts }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  return { slices, misses };
}

const none = () => ({ fired: 0, total: 0 });

/** The table for people: recall, false triggers for each 100,000 and precision, each with its 95 % interval. */
export function formatEvaluation({ slices }: Evaluation): string {
  const head = ['by', 'value', 'requests', 'recall', 'others', 'false per 100,000', 'precision', 'unscored', 'fired'];
  const body = slices.map(({ by, name, request, other, unscored }) => [
    by,
    name,
    String(request.total),
    percent(request),
    String(other.total),
    perHundredThousand(other),
    request.total > 0 && other.total > 0 ? percent({ fired: request.fired, total: request.fired + other.fired }) : '',
    String(unscored.total),
    percent(unscored),
  ]);
  return aligned([head, ...body]);
}

/** The rows that went wrong, one a line: `missed` or `false`, the rule, language, source, query. */
export function formatMisses({ misses }: Evaluation): string {
  return misses
    .map(({ row, rule }) => [rule === null ? 'missed' : 'false', rule ?? '-', row.lang, row.source, row.query].join('\t'))
    .join('\n');
}

function percent(count: Count): string {
  if (count.total === 0) return '';
  const show = (value: number) => (100 * value).toFixed(1);
  return `${show(count.fired / count.total)} % ${range(wilson(count.fired, count.total), show)}`;
}

function perHundredThousand(count: Count): string {
  if (count.total === 0) return '';
  const show = (value: number) => (PER * value).toFixed(1);
  return `${show(count.fired / count.total)} ${range(wilson(count.fired, count.total), show)}`;
}

const range = ({ from, to }: Interval, show: (value: number) => string) => `(${show(from)}–${show(to)})`;

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
