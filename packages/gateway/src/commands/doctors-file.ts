import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { ConsultError, inputFaults, isConsultError, pathText } from '@consult-kit/protocol';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import type { Account } from '../domain/accounts/account.ts';
import { canonicalLogin, newDoctorSchema } from '../domain/accounts/accounts.ts';
import { generatePassword } from '../domain/accounts/passwords.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import type { GivenPassword } from './account-options.ts';
import { usage } from './output.ts';

/** Doctors as they stand in a file. */
export interface DoctorsFile {
  /** In the order of the file. */
  readonly passwords: readonly GivenPassword[];
  /** Adds all of them or none; faults are told with their lines. */
  addAll(add: (inputs: readonly unknown[]) => Promise<readonly Account[]>): Promise<readonly Account[]>;
}

interface Row {
  /** Where it stands, for people: a line, or a place in the list. */
  place: string;
  input: Record<string, unknown>;
}

const LISTS: ReadonlySet<string> = new Set(['modules', 'languages', 'campaigns']);
const TEXTS: Readonly<Record<string, string>> = { name: 'names', familyName: 'familyNames', title: 'titles', department: 'departments' };
const PLAIN: ReadonlySet<string> = new Set(['login', 'licence', 'password']);

/**
 * Reads doctors from a table. Columns of a `.csv`: `login`, `name.en`, `name.zh-Hans` …, `familyName.…`, `title.…`, `department.…`,
 * `licence`, `modules`, `languages`, `campaigns` (split by `;` or spaces), `password`. A `.json` is a list with the keys of `newDoctorSchema`.
 * @throws {ConsultError} `USAGE` for a file that can't be read, `INPUT_INVALID` with lines for its content.
 */
export async function readDoctorsFile(path: string): Promise<DoctorsFile> {
  const kind = extname(path).toLowerCase();
  if (kind !== '.csv' && kind !== '.json') throw usage(`${path}: expected a file that ends in .csv or .json.`);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ConsultError('USAGE', `${path} cannot be read (${cause.code ?? 'unreadable'}). Check its path.`, { cause });
  });
  const rows = kind === '.csv' ? csvRows(path, text) : jsonRows(path, text);
  if (rows.length === 0) throw invalid(`${path}: there are no doctors in this file.`);
  if (rows.length > GATEWAY_LIMITS.accountsImportMax)
    throw invalid(`${path}: at most ${GATEWAY_LIMITS.accountsImportMax} doctors are read at once; split the file.`);
  return doctorsOf(path, rows);
}

function doctorsOf(path: string, rows: readonly Row[]): DoctorsFile {
  const passwords = rows.map(({ input }) =>
    typeof input['password'] === 'string' ? { password: input['password'], made: false } : { password: generatePassword(), made: true },
  );
  const inputs = rows.map(({ input }, index) => ({ ...input, password: passwords[index]?.password }));
  return {
    passwords,
    addAll: async (add) => {
      refuseFaulty(path, rows, inputs);
      return await add(inputs).catch((reason: unknown) => {
        throw placed(path, rows, reason);
      });
    },
  };
}

/** All faults of all rows, each with its place; nothing is added then. */
function refuseFaulty(path: string, rows: readonly Row[], inputs: readonly Record<string, unknown>[]): void {
  const faults = [...schemaFaults(rows, inputs), ...repeatedLogins(rows)];
  if (faults.length > 0) throw invalid(`${path}: nothing was added.\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}

function schemaFaults(rows: readonly Row[], inputs: readonly Record<string, unknown>[]): string[] {
  return inputs.flatMap((input, index) => {
    const result = newDoctorSchema.safeParse(input);
    if (result.success) return [];
    return inputFaults(result.error.issues).map(({ path, message }) => `${rows[index]?.place ?? ''}: ${pathText(path)}: ${message}`);
  });
}

function repeatedLogins(rows: readonly Row[]): string[] {
  const first = new Map<string, string>();
  return rows.flatMap(({ place, input }) => {
    if (typeof input['login'] !== 'string') return [];
    const login = canonicalLogin(input['login']);
    const earlier = first.get(login);
    first.set(login, earlier ?? place);
    return earlier === undefined ? [] : [`${place}: login: the same as in ${earlier}; give each doctor one of their own`];
  });
}

/** A login that was taken already, with its line. */
function placed(path: string, rows: readonly Row[], reason: unknown): unknown {
  if (!isConsultError(reason)) return reason;
  const index = reason.faults[0]?.path[0];
  const place = typeof index === 'number' ? rows[index]?.place : undefined;
  return place === undefined
    ? reason
    : new ConsultError(reason.code, `${path}: nothing was added.\n  ${place}: ${reason.message}`, { cause: reason });
}

function jsonRows(path: string, text: string): Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConsultError('JSON_MALFORMED', `${path}: expected a JSON list of doctors; the text is not JSON.`, { cause });
  }
  if (!Array.isArray(value)) throw invalid(`${path}: expected a JSON list of doctors.`);
  return value.map((input: unknown, index) => {
    const place = `entry ${index + 1}`;
    if (typeof input !== 'object' || input === null) throw invalid(`${path}: ${place}: expected an object.`);
    return { place, input: input as Record<string, unknown> };
  });
}

interface CsvRecord {
  record: Record<string, string>;
  info: { lines: number };
}

function csvRows(path: string, text: string): Row[] {
  try {
    const records = parseCsv(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }) as unknown as CsvRecord[];
    return records.map(({ record, info }) => ({ place: `line ${info.lines}`, input: rowInput(path, record) }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ConsultError('INPUT_INVALID', `${path}: nothing was added.\n  line ${String(cause['lines'])}: ${cause.message}`, { cause });
  }
}

/** A line's cells under the keys of the schema; empty cells count as absent. */
function rowInput(path: string, record: Readonly<Record<string, string>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(record)) {
    const [name = '', language] = column.split(/\.(.*)/s);
    const texts = TEXTS[name];
    if (LISTS.has(column)) input[column] = cell.split(/[;\s]+/).filter(Boolean);
    else if (texts !== undefined && language) {
      if (cell !== '') input[texts] = { ...(input[texts] as Record<string, string> | undefined), [language]: cell };
    } else if (PLAIN.has(column)) {
      if (cell !== '') input[column] = cell;
    } else
      throw invalid(
        `${path}: line 1: "${column}" is not a known column. Known are login, name.LANG, familyName.LANG, title.LANG, department.LANG, licence, modules, languages, campaigns and password.`,
      );
  }
  return input;
}

function invalid(message: string): ConsultError {
  return new ConsultError('INPUT_INVALID', message);
}
