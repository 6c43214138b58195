import type { LocalizedText, StaffRole } from '@consult-kit/protocol';
import { sql, type Kysely } from 'kysely';
import type { Identity } from '../../domain/identity/identity.ts';
import type { SessionRecord, SessionStore } from '../../domain/identity/sessions.ts';
import type { Database } from './database.ts';
import { hot } from './hot-query.ts';
import type { Tables } from './tables.ts';

const insertSession = hot<{
  id: string;
  secretHash: string;
  subject: string | null;
  campaign: string | null;
  account: string | null;
  createdAtMs: number;
  expiresAtMs: number;
}>()((database, slots) =>
  database.insertInto('sessions').values({
    id: slots.id,
    secret_hash: slots.secretHash,
    subject: slots.subject,
    campaign: slots.campaign,
    account: slots.account,
    created_at: slots.createdAtMs,
    expires_at: slots.expiresAtMs,
    ended_at: null,
  }),
);

const findSession = hot<{ secretHash: string }>()((database, slots) => goodSessions(database).where('secret_hash', '=', slots.secretHash));

/** @param secretHashes - A JSON list: one statement for any number of them. */
const findSessions = hot<{ secretHashes: string }>()((database, slots, dialect) => {
  const listed =
    dialect === 'sqlite'
      ? sql<string>`(select value from json_each(${slots.secretHashes}))`
      : sql<string>`(select jsonb_array_elements_text(cast(${slots.secretHashes} as jsonb)))`;
  return goodSessions(database).where('secret_hash', 'in', listed);
});

function goodSessions(database: Kysely<Tables>) {
  return database
    .selectFrom('sessions')
    .leftJoin('accounts', 'accounts.id', 'sessions.account')
    .where('ended_at', 'is', null)
    .where('accounts.disabled_at', 'is', null)
    .select([
      'sessions.id',
      'secret_hash',
      'subject',
      'campaign',
      'account',
      'sessions.created_at',
      'expires_at',
      'login',
      'role',
      'names',
    ]);
}

interface SessionRow {
  id: string;
  secret_hash: string;
  created_at: number;
  subject: string | null;
  campaign: string | null;
  account: string | null;
  expires_at: number;
  login: string | null;
  role: string | null;
  names: string | null;
}

/** Sessions in the SQL database. */
export function sqlSessionStore(database: Database): SessionStore {
  return {
    async insert({ id, secretHash, identity, createdAtMs }) {
      const { expiresAtMs } = identity;
      const who =
        identity.kind === 'patient'
          ? { subject: identity.subject, campaign: identity.campaign, account: null }
          : { subject: null, campaign: null, account: identity.account };
      await database.write((session) => session.run(insertSession, { id, secretHash, ...who, createdAtMs, expiresAtMs }));
    },

    async find(secretHash) {
      const [row] = await database.read((session) => session.run(findSession, { secretHash }));
      return row && recordOf(row);
    },

    async findMany(secretHashes) {
      const rows = await database.read((session) => session.run(findSessions, { secretHashes: JSON.stringify(secretHashes) }));
      return rows.map(recordOf);
    },

    async end(id, atMs) {
      await database.write(({ kysely }) =>
        kysely.updateTable('sessions').set({ ended_at: atMs }).where('id', '=', id).where('ended_at', 'is', null).execute(),
      );
    },

    async endedSince(atMs) {
      const rows = await database.read(({ kysely }) => kysely.selectFrom('sessions').where('ended_at', '>=', atMs).select('id').execute());
      return rows.map(({ id }) => id);
    },

    async forget(beforeMs) {
      await database.write(({ kysely }) =>
        kysely
          .deleteFrom('sessions')
          .where((over) => over.or([over('expires_at', '<', beforeMs), over('ended_at', '<', beforeMs)]))
          .execute(),
      );
    },
  };
}

function recordOf(row: SessionRow): SessionRecord {
  return { id: row.id, secretHash: row.secret_hash, identity: identityOf(row), createdAtMs: row.created_at };
}

function identityOf({ id, expires_at, subject, campaign, account, login, role, names }: SessionRow): Identity {
  const session = { sessionId: id, expiresAtMs: expires_at };
  if (subject !== null && campaign !== null) return { kind: 'patient', ...session, subject, campaign };
  if (account === null || login === null || role === null || names === null)
    throw new TypeError('A session belongs neither to a shopper nor to staff.');
  return { kind: 'staff', ...session, account, login, role: role as StaffRole, names: JSON.parse(names) as LocalizedText };
}
