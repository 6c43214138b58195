import type { CommandRecord } from '../../../domain/consultations/consultation-store.ts';
import { columnsOf, commandOf, isOnlyTalk, recordOf, ROW_COLUMNS, talkColumnsOf, type RecordRow } from '../consultation-rows.ts';
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

type ColumnKind = 'text' | 'json' | 'integer' | 'bigint';
type ColumnValue = string | number | null;

/** What a message changes of a consultation, and how it is sent. */
const TALK_COLUMNS = {
  active_at: 'bigint',
  last_at: 'bigint',
  seq: 'integer',
  talk: 'json',
} as const satisfies Record<keyof ReturnType<typeof talkColumnsOf>, ColumnKind>;

/** Everything that may change of a consultation. */
const ALL_COLUMNS = {
  module: 'text',
  language: 'text',
  state: 'text',
  doctor: 'text',
  rank: 'integer',
  line_at: 'bigint',
  due_at: 'bigint',
  offered: 'integer',
  declined_by: 'text',
  refused_by: 'text',
  view: 'json',
  ...TALK_COLUMNS,
} as const satisfies Record<keyof ReturnType<typeof columnsOf>, ColumnKind>;

/** The columns of keys, versions, events and commands, which all groups have. */
const GIVEN_KINDS: readonly ColumnKind[] = [
  ...(['bigint', 'integer'] as const),
  ...(['bigint', 'integer', 'json'] as const),
  ...(['bigint', 'text', 'text', 'integer', 'bigint'] as const),
];

/** Reads the consultations of a group, and which of its commands had been run before; `offset 0` makes it look for both at once. */
const LOAD = `
select c.id, c.version, ${ROW_COLUMNS.map((name) => `c.${name}`).join(', ')}, o.opening,
  k.id as command, k.fingerprint, k.seq as command_seq, k.at
from unnest($1::text[], $2::text[]) as g (consultation, command)
join consultations c on c.id = g.consultation
join openings o on o.key = c.key
left join lateral (select * from commands where consultation = c.key and id = g.command offset 0) k on true`;

const SAVE_TALKS = saveStatement(TALK_COLUMNS);
const SAVE = saveStatement(ALL_COLUMNS);

/**
 * Writes what became of a group, and gives the keys of those consultations that it left alone: somebody else has changed them, is about
 * to, or has run one of the commands already. It waits for nobody, so that it can be part of no deadlock.
 */
function saveStatement(columns: Readonly<Record<string, ColumnKind>>): string {
  const kinds: readonly ColumnKind[] = [...GIVEN_KINDS, ...Object.values(columns)];
  const [keys, versions, eventKeys, seqs, bodies, commandKeys, ids, prints, commandSeqs, times, ...values] = kinds.map(
    (kind, index) => `$${index + 1}::${kind === 'json' ? 'text' : kind}[]`,
  );
  const names = Object.keys(columns);
  return `
with g as materialized (
  select * from unnest(${[keys, versions, ...values].join(', ')}) as g (key, version, ${names.join(', ')})
), k as materialized (
  select * from unnest(${[commandKeys, ids, prints, commandSeqs, times].join(', ')}) as k (consultation, id, fingerprint, seq, at)
), repeated as materialized (
  select k.consultation from k join commands on commands.consultation = k.consultation and commands.id = k.id
), held as materialized (
  select g.* from g join consultations c on c.key = g.key
  where c.version = g.version and g.key not in (select consultation from repeated)
  for no key update of c skip locked
), missed as materialized (
  select key from g where key not in (select key from held)
), changed as (
  update consultations c set ${names.map((name) => `${name} = held.${name}`).join(', ')}, version = held.version + 1
  from held where c.key = held.key
), logged as (
  insert into events (consultation, seq, body)
  select * from unnest(${[eventKeys, seqs, bodies].join(', ')}) as e (consultation, seq, body)
  where consultation not in (select key from missed)
), remembered as (
  insert into commands (consultation, id, fingerprint, seq, at) select * from k where consultation not in (select key from missed)
)
select key from missed`;
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
  const common = [
    numbersLiteral(changes.map(({ record }) => record.key)),
    numbersLiteral(changes.map(({ version }) => version)),
    ...eventColumns(changes),
    ...commandColumns(changes),
  ];
  const records = changes.map(({ record }) => record);
  if (changes.every(({ before, record }) => isOnlyTalk(before, record))) {
    return { name: 'save_talks', text: SAVE_TALKS, values: [...common, ...literals(TALK_COLUMNS, records.map(talkColumnsOf))] };
  }
  return { name: 'save_group', text: SAVE, values: [...common, ...literals(ALL_COLUMNS, records.map(columnsOf))] };
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

function literals<Name extends string>(
  columns: Readonly<Record<Name, ColumnKind>>,
  rows: readonly Readonly<Record<Name, ColumnValue>>[],
): string[] {
  return (Object.keys(columns) as Name[]).map((name) => {
    const values = rows.map((row) => row[name]);
    const kind = columns[name];
    if (kind === 'json') return jsonTextsLiteral(values as string[]);
    return kind === 'text' ? textsLiteral(values as (string | null)[]) : numbersLiteral(values as number[]);
  });
}
