import { sql, type Kysely } from 'kysely';
import { isGoingOn, isWaiting, keptFromOthers } from './conditions.ts';
import { hot } from './hot-query.ts';
import { RECORD_COLUMNS } from './consultation-rows.ts';
import { MESSAGE_START } from './joined-events.ts';
import type { Tables } from './tables.ts';

/** The statements that every message, place in line and page of a log needs, compiled once. */
export const find = hot<{ id: string }>()((database, slots) =>
  database.selectFrom('consultations').select(RECORD_COLUMNS).where('id', '=', slots.id),
);

/** What a follower needs of it. */
export const findTalkHead = hot<{ id: string }>()((database, slots) =>
  database
    .selectFrom('consultations')
    .select(['key', 'subject', 'campaign', 'module', 'language', 'state', 'doctor', 'seq'])
    .where('id', '=', slots.id),
);

/** As `find`, and keeps the row from others until the command is done. */
export const findToChange = hot<{ id: string }>()((database, slots, dialect) =>
  keptFromOthers(database.selectFrom('consultations').select(RECORD_COLUMNS).where('id', '=', slots.id), dialect),
);

/** Which row a consultation is, and whether it is still the one that was read. */
export const findVersion = hot<{ id: string }>()((database, slots) =>
  database.selectFrom('consultations').select(['key', 'version']).where('id', '=', slots.id),
);

/** The consultation that a command of this person opened. */
export const findStarted = hot<{ subject: string; campaign: string; start_id: string }>()((database, slots) =>
  database
    .selectFrom('consultations')
    .select(['id', 'start_fingerprint'])
    .where('subject', '=', slots.subject)
    .where('campaign', '=', slots.campaign)
    .where('start_id', '=', slots.start_id),
);

/** The one of this person that is neither ended nor left. */
export const findGoingOn = hot<{ subject: string; campaign: string }>()((database, slots) =>
  database
    .selectFrom('consultations')
    .select('id')
    .where('subject', '=', slots.subject)
    .where('campaign', '=', slots.campaign)
    .where(isGoingOn),
);

/** Adds to a log. */
export const insertEvent = hot<{ consultation: number; seq: number; body: string }>()((database, slots) =>
  database.insertInto('events').values({ consultation: slots.consultation, seq: slots.seq, body: slots.body }),
);

/** Writes what may change of a consultation. */
export const updateRecord = hot<{
  key: number;
  module: string;
  language: string;
  state: string;
  doctor: string | null;
  rank: number;
  line_at: number;
  active_at: number;
  last_at: number;
  seq: number;
  due_at: number;
  offered: number;
  declined_by: string;
  refused_by: string;
  talk: string;
  view: string;
}>()((database, slots) =>
  database
    .updateTable('consultations')
    .set({
      module: slots.module,
      language: slots.language,
      state: slots.state,
      doctor: slots.doctor,
      rank: slots.rank,
      line_at: slots.line_at,
      active_at: slots.active_at,
      last_at: slots.last_at,
      seq: slots.seq,
      due_at: slots.due_at,
      offered: slots.offered,
      declined_by: slots.declined_by,
      refused_by: slots.refused_by,
      talk: slots.talk,
      view: slots.view,
      version: sql<number>`version + 1`,
    })
    .where('key', '=', slots.key),
);

/** Writes what a message changes, and no column that an index is made of. */
export const updateTalk = hot<{ key: number; active_at: number; last_at: number; seq: number; talk: string }>()((database, slots) =>
  database
    .updateTable('consultations')
    .set({
      active_at: slots.active_at,
      last_at: slots.last_at,
      seq: slots.seq,
      talk: slots.talk,
      version: sql<number>`version + 1`,
    })
    .where('key', '=', slots.key),
);

/** For a command that changes nothing of the row: who decided before it on what is remembered notices that this is older now. */
export const raiseVersion = hot<{ key: number }>()((database, slots) =>
  database
    .updateTable('consultations')
    .set({ version: sql<number>`version + 1` })
    .where('key', '=', slots.key),
);

/** What became of a command. */
export const findCommand = hot<{ consultation: number; id: string }>()((database, slots) =>
  database
    .selectFrom('commands')
    .select(['id', 'fingerprint', 'seq', 'at'])
    .where('consultation', '=', slots.consultation)
    .where('id', '=', slots.id),
);

/** The same for one that stands beside its event; looks through the log. SQLite only. */
export const findCommandInLog = hot<{ consultation: number; id: string }>()((database, slots) =>
  database
    .selectFrom('events')
    .select(['fingerprint', 'seq', 'body'])
    .where('consultation', '=', slots.consultation)
    .where('command', '=', slots.id),
);

/** The ids of all commands that were run on a consultation. SQLite only. */
export const commandIds = hot<{ consultation: number }>()((database, { consultation }) =>
  database
    .selectFrom('commands')
    .select('id')
    .where('consultation', '=', consultation)
    .unionAll(
      database
        .selectFrom('events')
        .select((select) => select.ref('command').$notNull().as('id'))
        .where('consultation', '=', consultation)
        .where('command', 'is not', null),
    ),
);

/** Remembers what became of a command. */
export const insertCommand = hot<{ consultation: number; id: string; fingerprint: string; seq: number; at: number }>()((database, slots) =>
  database
    .insertInto('commands')
    .values({ consultation: slots.consultation, id: slots.id, fingerprint: slots.fingerprint, seq: slots.seq, at: slots.at }),
);

/** In rising order. */
export const eventsAfter = hot<{ consultation: number; after: number; limit: number }>()((database, slots) =>
  eventsBehind(database, slots).select('body').orderBy('seq').limit(slots.limit),
);

/**
 * The same in one row, for SQLite: a text for each event costs several times as much. Logs have no gaps, so `last` is a limit as well.
 */
export const eventsJoined = hot<{ consultation: number; after: number; last: number }>()((database, slots) =>
  eventsBehind(database, slots)
    .where('seq', '<=', slots.last)
    .select((select) => [
      sql<Uint8Array | null>`cast(group_concat(body, ',' order by seq) as blob)`.as('bodies'),
      select.fn.countAll<number>().as('count'),
      select.fn.max<number | null>('seq').as('lastSeq'),
      sql<string | null>`group_concat(case when body glob ${sql.lit(`${MESSAGE_START}*`)} then null else body end, ',')`.as('turns'),
    ]),
);

function eventsBehind(database: Kysely<Tables>, slots: { consultation: number; after: number }) {
  return database.selectFrom('events').where('consultation', '=', slots.consultation).where('seq', '>', slots.after);
}

/** In falling order. */
export const eventsBefore = hot<{ consultation: number; before: number; limit: number }>()((database, slots) =>
  database
    .selectFrom('events')
    .select('body')
    .where('consultation', '=', slots.consultation)
    .where('seq', '<', slots.before)
    .orderBy('seq', 'desc')
    .limit(slots.limit),
);

/** Talks that take a doctor's slots. */
export const countTalking = hot<{ doctor: string }>()((database, slots) =>
  database
    .selectFrom('consultations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('doctor', '=', slots.doctor)
    .where('state', '=', 'talking'),
);

/** People in one line. */
export const countWaiting = hot<{ campaign: string; module: string; language: string }>()((database, slots) =>
  database
    .selectFrom('consultations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('campaign', '=', slots.campaign)
    .where('module', '=', slots.module)
    .where('language', '=', slots.language)
    .where(isWaiting),
);

/** What a doctor is set to. */
export const findStatus = hot<{ doctor: string }>()((database, slots) =>
  database.selectFrom('doctor_statuses').select('status').where('doctor', '=', slots.doctor),
);
