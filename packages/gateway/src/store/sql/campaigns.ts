import { campaignIdSchema, type Editor, type HistoryEntry, type LocalizedText } from '@consult-kit/protocol';
import type { CampaignChange } from '@consult-kit/protocol/calendar';
import { sql } from 'kysely';
import type {
  CampaignLookups,
  CampaignStore,
  CampaignTransaction,
  DraftRecord,
  VersionKind,
  VersionRecord,
} from '../../domain/publishing/campaign-store.ts';
import type { Database, SqlSession } from './database.ts';

/** Held by whoever changes a version or a draft, on whatever node. */
const LOCK = 'campaigns';
/** The highest number that a column of versions holds. */
const VERSION_MAX = 2 ** 31 - 1;

/** Campaigns in the SQL database. */
export function sqlCampaignStore(database: Database): CampaignStore {
  return {
    newest: () => database.read((session) => lookupsOf(session).newest()),
    version: (campaign, version) => database.read((session) => lookupsOf(session).version(campaign, version)),
    draft: (campaign) => database.read((session) => lookupsOf(session).draft(campaign)),
    transact: (work) =>
      database.write(async (session) => {
        await session.hold(LOCK);
        return work(transactionOf(session));
      }),
    latest: (after) => database.read((session) => latestVersions(session, after)),
    drafts: () => database.read(allDrafts),
    history: (campaign, page) => database.read((session) => entriesOf(session, campaign, page)),
    editors: (campaign, sinceMs) => database.read((session) => editorsOf(session, campaign, sinceMs)),
    noteEditor: (campaign, account, atMs) => database.write((session) => noteEditor(session, campaign, account, atMs)),
  };
}

function lookupsOf({ kysely }: SqlSession): CampaignLookups {
  return {
    async newest() {
      const row = await kysely
        .selectFrom('campaign_versions')
        .select(({ fn }) => fn.max('key').as('key'))
        .executeTakeFirst();
      return row?.key ?? 0;
    },
    async version(campaign, version) {
      if (!mayBe(campaign, version)) return undefined;
      const all = versionRows({ kysely }).where('campaign', '=', campaign).orderBy('version', 'desc').limit(1);
      const row = await (version === undefined ? all : all.where('version', '=', version)).executeTakeFirst();
      return row && versionOf(row);
    },
    async draft(campaign) {
      if (!mayBe(campaign)) return undefined;
      const row = await kysely
        .selectFrom('campaign_drafts')
        .leftJoin('accounts', 'accounts.id', 'campaign_drafts.account')
        .select(['campaign', 'revision', 'base_version', 'file', 'at', 'account', 'names', 'entry', 'entry_at', 'entry_file'])
        .where('campaign', '=', campaign)
        .executeTakeFirst();
      return row && draftOf(row);
    },
  };
}

/** Ids and versions stand in addresses, where anybody writes anything; PostgreSQL fails on what it could not keep. */
function mayBe(campaign: string, version = 0): boolean {
  return campaignIdSchema.safeParse(campaign).success && version <= VERSION_MAX;
}

function transactionOf(session: SqlSession): CampaignTransaction {
  const { kysely } = session;
  return {
    ...lookupsOf(session),
    async ledgerCurrency(campaign) {
      const row = await kysely.selectFrom('case_totals').select('currency').where('campaign', '=', campaign).executeTakeFirst();
      return row?.currency ?? null;
    },
    async addVersion({ campaign, version, kind, text, atMs, account, ofRevision = null }) {
      const row = { campaign, version, kind, file: text, at: atMs, account, revision: ofRevision };
      await kysely.insertInto('campaign_versions').values(row).execute();
    },
    async putDraft({ campaign, revision, baseVersion, text, atMs, account, gathered }) {
      const entry = { entry: gathered?.entry ?? null, entry_at: gathered?.sinceMs ?? null, entry_file: gathered?.from ?? null };
      const values = { revision, base_version: baseVersion, file: text, at: atMs, account, ...entry };
      await kysely
        .insertInto('campaign_drafts')
        .values({ campaign, ...values })
        .onConflict((conflict) => conflict.column('campaign').doUpdateSet(values))
        .execute();
    },
    async addEntry({ campaign, atMs, account, what, version, changes }) {
      const values = { campaign, at: atMs, account, what, version, changes: JSON.stringify(changes) };
      const { key } = await kysely.insertInto('campaign_history').values(values).returning('key').executeTakeFirstOrThrow();
      return key;
    },
    async changeEntry(key, { atMs, changes }) {
      const values = { at: atMs, changes: JSON.stringify(changes) };
      await kysely.updateTable('campaign_history').set(values).where('key', '=', key).execute();
    },
  };
}

function versionRows({ kysely }: Pick<SqlSession, 'kysely'>) {
  return kysely
    .selectFrom('campaign_versions')
    .leftJoin('accounts', 'accounts.id', 'campaign_versions.account')
    .select(['key', 'campaign', 'version', 'kind', 'file', 'revision', 'at', 'account', 'names']);
}

async function latestVersions({ kysely }: SqlSession, after: number): Promise<VersionRecord[]> {
  const newestOfEach = kysely
    .selectFrom('campaign_versions')
    .select(({ fn }) => fn.max('key').as('key'))
    .where('key', '>', after)
    .groupBy('campaign');
  const rows = await versionRows({ kysely }).where('key', 'in', newestOfEach).orderBy('campaign').execute();
  return rows.map(versionOf);
}

async function allDrafts({ kysely }: SqlSession) {
  const drafts = kysely.selectFrom('campaign_drafts').where('campaign_drafts.file', 'is not', null).orderBy('campaign_drafts.campaign');
  const all = await drafts.select('campaign_drafts.campaign').execute();
  const unpublished = await drafts
    .leftJoin('accounts', 'accounts.id', 'campaign_drafts.account')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign_versions')
            .whereRef('campaign_versions.campaign', '=', 'campaign_drafts.campaign')
            .select(sql<number>`1`.as('one')),
        ),
      ),
    )
    .select(['campaign_drafts.campaign', 'campaign_drafts.file', 'campaign_drafts.at', 'campaign_drafts.account', 'names'])
    .execute();
  return {
    campaigns: all.map(({ campaign }) => campaign),
    unpublished: unpublished.flatMap((row) => (row.file === null ? [] : [{ ...signatureOf(row), campaign: row.campaign, text: row.file }])),
  };
}

async function entriesOf({ kysely }: SqlSession, campaign: string, { before, limit }: { before: number; limit: number }) {
  if (!mayBe(campaign)) return [];
  const rows = await kysely
    .selectFrom('campaign_history')
    .leftJoin('accounts', 'accounts.id', 'campaign_history.account')
    .select(['key', 'campaign', 'what', 'version', 'changes', 'at', 'account', 'names'])
    .where('campaign', '=', campaign)
    .where('key', '<', before)
    .orderBy('key', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...signatureOf(row),
    key: row.key,
    campaign,
    what: row.what as HistoryEntry['what'],
    version: row.version,
    changes: JSON.parse(row.changes) as CampaignChange[],
  }));
}

async function editorsOf({ kysely }: SqlSession, campaign: string, sinceMs: number) {
  const rows = await kysely
    .selectFrom('campaign_editors')
    .leftJoin('accounts', 'accounts.id', 'campaign_editors.account')
    .select(['account', 'names', 'at'])
    .where('campaign', '=', campaign)
    .where('at', '>=', sinceMs)
    .orderBy('at', 'desc')
    .orderBy('account')
    .execute();
  return rows.map(signatureOf);
}

async function noteEditor({ kysely }: SqlSession, campaign: string, account: string, atMs: number | null): Promise<void> {
  if (atMs === null) {
    await kysely.deleteFrom('campaign_editors').where('campaign', '=', campaign).where('account', '=', account).execute();
    return;
  }
  await kysely
    .insertInto('campaign_editors')
    .values({ campaign, account, at: atMs })
    .onConflict((conflict) => conflict.columns(['campaign', 'account']).doUpdateSet({ at: atMs }))
    .execute();
}

interface SignedRow {
  at: number;
  account: string | null;
  /** JSON, if the account is still there. */
  names: string | null;
}

function signatureOf({ at, account, names }: SignedRow): { atMs: number; by: Editor } {
  return { atMs: at, by: { account, names: names === null ? null : (JSON.parse(names) as LocalizedText) } };
}

function versionOf(
  row: SignedRow & { key: number; campaign: string; version: number; kind: string; file: string; revision: number | null },
): VersionRecord {
  const { key, campaign, version, kind, file, revision } = row;
  return { key, campaign, version, kind: kind as VersionKind, text: file, ofRevision: revision, ...signatureOf(row) };
}

function draftOf(
  row: SignedRow & {
    campaign: string;
    revision: number;
    base_version: number;
    file: string | null;
    entry: number | null;
    entry_at: number | null;
    entry_file: string | null;
  },
): DraftRecord {
  const { campaign, revision, base_version, file, entry, entry_at, entry_file } = row;
  const gathered = entry === null || entry_at === null || entry_file === null ? null : { entry, sinceMs: entry_at, from: entry_file };
  return { campaign, revision, baseVersion: base_version, text: file, gathered, ...signatureOf(row) };
}
