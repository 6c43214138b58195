import type { CommandRecord } from '../../../domain/consultations/consultation-store.ts';
import { columnsOf, commandOf, RECORD_COLUMNS, recordOf, type RecordRow } from '../consultation-rows.ts';
import type { ChangedConsultation, StoredConsultation } from '../draft.ts';
import { jsonTextsLiteral, numbersLiteral, textsLiteral } from './array-literals.ts';
import type { PostgresStatement } from './postgres-session.ts';

/** The settings of connections that run these statements: planned once, and never by looking through whole tables. */
export const GROUP_SETTINGS = [
  'set plan_cache_mode = force_generic_plan',
  'set enable_seqscan = off',
  'set enable_hashjoin = off',
  'set enable_mergejoin = off',
];

type Row = ReturnType<typeof columnsOf>;
type Column = keyof Row;
type ColumnKind = 'text' | 'json' | 'integer' | 'bigint';

/** What changes of a consultation, and how it is sent. */
const COLUMNS = {
  module: 'text',
  language: 'text',
  state: 'text',
  doctor: 'text',
  rank: 'integer',
  line_at: 'bigint',
  active_at: 'bigint',
  last_at: 'bigint',
  seq: 'integer',
  due_at: 'bigint',
  offered: 'integer',
  declined_by: 'text',
  refused_by: 'text',
  view: 'json',
} as const satisfies Record<Column, ColumnKind>;
const NAMES = Object.keys(COLUMNS) as Column[];

/** Reads the consultations of a group, and which of its commands had been run before. */
const LOAD = `
select c.id, c.version, ${RECORD_COLUMNS.map((name) => `c.${name}`).join(', ')},
  k.id as command, k.fingerprint, k.seq as command_seq, k.at
from unnest($1::text[], $2::text[]) as g (consultation, command)
join consultations c on c.id = g.consultation
left join commands k on k.consultation = c.key and k.id = g.command`;

/**
 * Writes what became of a group, and gives the keys of those consultations that it left alone: somebody else has changed them, or is
 * about to. It waits for nobody, so that it can be part of no deadlock.
 */
const SAVE = saveStatement();

function saveStatement(): string {
  const type = (kind: ColumnKind): string => (kind === 'json' ? 'text' : kind);
  const parameters = [...NAMES.map((name) => type(COLUMNS[name])), 'bigint', 'integer'].map((kind, index) => `$${index + 1}::${kind}[]`);
  const next = parameters.length;
  const events = [`$${next + 1}::bigint[]`, `$${next + 2}::integer[]`, `$${next + 3}::text[]`];
  const commands = ['bigint', 'text', 'text', 'integer', 'bigint'].map((kind, index) => `$${next + 4 + index}::${kind}[]`);
  return `
with g as (
  select * from unnest(${parameters.join(', ')}) as g (${NAMES.join(', ')}, key, version)
), held as materialized (
  select c.key from g join consultations c on c.key = g.key where c.version = g.version for no key update of c skip locked
), changed as (
  update consultations c set ${NAMES.map((name) => `${name} = g.${name}`).join(', ')}, version = g.version + 1
  from held join g on g.key = held.key where c.key = held.key
), logged as (
  insert into events (consultation, seq, body)
  select e.* from unnest(${events.join(', ')}) as e (consultation, seq, body) where e.consultation in (select key from held)
), remembered as (
  insert into commands (consultation, id, fingerprint, seq, at)
  select k.* from unnest(${commands.join(', ')}) as k (consultation, id, fingerprint, seq, at) where k.consultation in (select key from held)
)
select g.key from g where g.key not in (select key from held)`;
}

interface LoadedRow extends RecordRow {
  id: string;
  version: number;
  command: string | null;
  fingerprint: string;
  command_seq: number;
  at: number;
}

/** What reads the consultations with these ids, and looks for the commands that are given with them. */
export function loadStatement(wanted: readonly { consultation: string; command?: string | undefined }[]): PostgresStatement {
  const consultations = textsLiteral(wanted.map(({ consultation }) => consultation));
  return { name: 'load_group', text: LOAD, values: [consultations, textsLiteral(wanted.map(({ command }) => command ?? null))] };
}

/** The consultations that were read, by id. */
export function loadedFrom(rows: readonly object[]): Map<string, StoredConsultation> {
  const loaded = new Map<string, StoredConsultation & { commands: Map<string, CommandRecord> }>();
  for (const row of rows as readonly LoadedRow[]) {
    const stored = loaded.get(row.id) ?? { record: recordOf(row), version: row.version, commands: new Map<string, CommandRecord>() };
    loaded.set(row.id, stored);
    if (row.command === null) continue;
    const { command: id, fingerprint, command_seq: seq, at } = row;
    stored.commands.set(id, commandOf({ id, fingerprint, seq, at }, row.id));
  }
  return loaded;
}

/** What writes these consultations with their events and commands; its rows are the keys of those that it left alone. */
export function changeStatement(changes: readonly ChangedConsultation[]): PostgresStatement {
  const rows = changes.map(({ record }) => columnsOf(record));
  const keys = numbersLiteral(changes.map(({ record }) => record.key));
  const versions = numbersLiteral(changes.map(({ version }) => version));
  return {
    name: 'save_group',
    text: SAVE,
    values: [...NAMES.map((name) => columnLiteral(name, rows)), keys, versions, ...eventColumns(changes), ...commandColumns(changes)],
  };
}

function eventColumns(changes: readonly ChangedConsultation[]): string[] {
  const events = changes.flatMap(({ record, events: added }) => added.map((event) => ({ key: record.key, event })));
  return [
    numbersLiteral(events.map(({ key }) => key)),
    numbersLiteral(events.map(({ event }) => event.seq)),
    jsonTextsLiteral(events.map(({ event }) => JSON.stringify(event))),
  ];
}

function commandColumns(changes: readonly ChangedConsultation[]): string[] {
  const commands = changes.flatMap(({ record, commands: run }) => run.map((command) => ({ key: record.key, command })));
  return [
    numbersLiteral(commands.map(({ key }) => key)),
    textsLiteral(commands.map(({ command }) => command.id)),
    textsLiteral(commands.map(({ command }) => command.fingerprint)),
    numbersLiteral(commands.map(({ command }) => command.seq)),
    numbersLiteral(commands.map(({ command }) => command.atMs)),
  ];
}

function columnLiteral(name: Column, rows: readonly Row[]): string {
  const kind: ColumnKind = COLUMNS[name];
  const values = rows.map((row) => row[name]);
  if (kind === 'json') return jsonTextsLiteral(values as string[]);
  return kind === 'text' ? textsLiteral(values as (string | null)[]) : numbersLiteral(values as number[]);
}
