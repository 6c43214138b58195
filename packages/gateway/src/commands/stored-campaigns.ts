import { ConsultError, pickText, type CampaignFile, type Editor, type Finding } from '@consult-kit/protocol';
import { loadCampaignFiles, findingLine, type ReadCampaignFile } from '../campaign-files/campaign-files.ts';
import { databasePlace } from '../data-folder.ts';
import { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { instant } from '../domain/instant.ts';
import { CampaignSources } from '../domain/publishing/campaign-sources.ts';
import type { CampaignStore, EntryRecord } from '../domain/publishing/campaign-store.ts';
import { fileOf } from '../domain/publishing/campaign-text.ts';
import { unknownVersion } from '../domain/publishing/drafts.ts';
import { Publisher, type Published } from '../domain/publishing/publisher.ts';
import { lineCounts } from '../domain/queue/line-counts.ts';
import { sqlCampaignStore } from '../store/sql/campaigns.ts';
import { openDatabase, type Database } from '../store/sql/database.ts';
import { sqlLedgerStore } from '../store/sql/ledger.ts';
import { SqlConsultationStore } from '../store/sql/sql-consultation-store.ts';
import type { GatewayStorage } from './storage-options.ts';
import { withoutGateway } from './without-gateway.ts';

const clock = { now: () => Date.now() };
const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** Entries of the history that are read at a time. */
const PAGE = 200;

/** How files are published. */
export interface ImportOptions extends GatewayStorage {
  /** Also what takes away what people use at this moment, and a text of the consent that changes without its version. */
  readonly yes?: boolean;
}

/**
 * Publishes campaign files into the store, all or none; gateways on the same PostgreSQL take them up within a second or two.
 * @returns What became of each, a line each, behind what is doubtful.
 * @throws {ConsultError} `CAMPAIGN_FILE_INVALID`; `PUBLISH_UNCONFIRMED`; `DATA_FOLDER_IN_USE`; as `openDatabase`.
 */
export async function importCampaigns(paths: readonly string[], { yes = false, ...storage }: ImportOptions): Promise<string> {
  const read = await loadCampaignFiles(paths, clock.now());
  const doubts = read.flatMap(({ path, findings }) => findings.map((one) => `${findingLine(path, one)}\n`));
  const done = await withoutGateway(placeOf(storage), () =>
    withDatabase(storage, (database) => takeIn(publisherOver(database), read, yes)),
  );
  return [...doubts, ...done].join('');
}

async function takeIn(publisher: Publisher, read: readonly ReadCampaignFile[], isConfirmed: boolean): Promise<readonly string[]> {
  const sound = read.flatMap(({ file, ...where }) => (file ? [{ file, ...where }] : []));
  const doubts = (
    await Promise.all(sound.map(async (one) => (await publisher.besideNewest(one.file)).map((found) => placed(one, found))))
  ).flat();
  if (doubts.length > 0 && !isConfirmed) throw unconfirmed(doubts);
  const published = await publisher.takeIn(sound.map(({ file }) => file));
  return [...doubts.map((line) => `${line}\n`), ...sound.map(({ file }, index) => importedLine(file, published[index]))];
}

function placed({ path, placeOf }: Pick<ReadCampaignFile, 'path' | 'placeOf'>, found: Finding): string {
  return findingLine(path, { ...found, place: placeOf(found.path) });
}

function unconfirmed(doubts: readonly string[]): ConsultError {
  const message = `Nothing was published: this has to be accepted first. Add --yes to publish it all the same.\n${doubts.join('\n')}`;
  return new ConsultError('PUBLISH_UNCONFIRMED', message);
}

/** A version of a campaign as a campaign file. @throws {ConsultError} `VERSION_UNKNOWN`; `CAMPAIGN_UNKNOWN`; as `openDatabase`. */
export async function exportCampaign(campaign: string, version: number | undefined, storage: GatewayStorage): Promise<string> {
  const record = await withStore(storage, (store) => store.version(campaign, version));
  const file = record && fileOf(record.text);
  if (!file) throw version === undefined ? unknownHere(campaign) : unknownVersion();
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Who did what to a campaign, newest first, each with what changed. @throws {ConsultError} `CAMPAIGN_UNKNOWN`; as `openDatabase`. */
export async function campaignHistory(campaign: string, language: string, storage: GatewayStorage): Promise<string> {
  const entries = await withStore(storage, (store) => allEntries(store, campaign));
  if (entries.length === 0) throw unknownHere(campaign);
  return entries.map((entry) => entryText(entry, language)).join('');
}

function publisherOver(database: Database): Publisher {
  const store = sqlCampaignStore(database);
  const consultations = new SqlConsultationStore(database);
  const busyness = { lineCounts: (campaign: string) => lineCounts(consultations, campaign) };
  const sources = new CampaignSources([], { campaigns: new ServedCampaigns([]), store, clock, logger: silent });
  return new Publisher({ store, sources, ledger: sqlLedgerStore(database), busyness, clock });
}

function importedLine({ id, paused }: CampaignFile, published: Published | undefined): string {
  if (!published) throw new TypeError('each file has a version');
  const { version, isNew, isPaused } = published;
  const pause = isPaused && paused === undefined ? '; it stays paused' : '';
  return `${id}: version ${version} ${isNew ? 'is published' : 'is the same; nothing changes'}${pause}\n`;
}

async function allEntries(store: CampaignStore, campaign: string): Promise<EntryRecord[]> {
  const entries: EntryRecord[] = [];
  for (;;) {
    const page = await store.history(campaign, { before: entries.at(-1)?.key ?? Number.MAX_SAFE_INTEGER, limit: PAGE });
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}

function entryText({ atMs, what, version, by, changes }: EntryRecord, language: string): string {
  const ofVersion = version === null ? '' : `, version ${version}`;
  const said = changes.map(({ messages }) => `  ${pickText(messages, language)}\n`);
  return `${instant(atMs)}  ${what.replace('-', ' ')}${ofVersion}, ${byWhom(by, language)}\n${said.join('')}`;
}

function byWhom({ account, names }: Editor, language: string): string {
  if (names) return `by ${pickText(names, language)}`;
  return account === null ? 'by the command' : 'by an account that is gone';
}

function placeOf({ data, database }: GatewayStorage) {
  return databasePlace({ dataFolder: data, database });
}

function withStore<Result>(storage: GatewayStorage, work: (store: CampaignStore) => Promise<Result>): Promise<Result> {
  return withDatabase(storage, (database) => work(sqlCampaignStore(database)));
}

async function withDatabase<Result>(storage: GatewayStorage, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(placeOf(storage));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function unknownHere(campaign: string): ConsultError {
  return new ConsultError('CAMPAIGN_UNKNOWN', `There is no campaign "${campaign}" in this store. The console lists those that there are.`);
}
