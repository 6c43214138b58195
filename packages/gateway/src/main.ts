import { dirname } from 'node:path';
import type { CampaignFile } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/open-bus.ts';
import { findingLine, loadCampaignFiles, type ReadCampaignFile } from './campaign-files/campaign-files.ts';
import { databasePlace, type StorageOptions } from './data-folder.ts';
import { Accounts } from './domain/accounts/accounts.ts';
import { SignIn } from './domain/accounts/sign-in.ts';
import type { Clock } from './domain/campaigns/campaign.ts';
import { ServedCampaigns } from './domain/campaigns/campaigns.ts';
import { GuestLimit } from './domain/identity/guest-limit.ts';
import { HostCredentials } from './domain/identity/host-credentials.ts';
import { Sessions } from './domain/identity/sessions.ts';
import { createPublishing } from './domain/publishing/publishing.ts';
import { repeat, systemTimers } from './domain/timers.ts';
import { changedSettings, EDGE_DEFAULTS, type EdgeSettings } from './edge-settings.ts';
import { createEngine, type Engine } from './engine.ts';
import { followCampaigns } from './follow-campaigns.ts';
import { Life } from './life.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { assertPortFree, DEFAULT_HOST, listen } from './listen.ts';
import { missingPages, pageFolders, type PageFolders } from './pages/page-folders.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { consoleRoutes } from './routes/console/console-routes.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { deskRoutes } from './routes/desk.ts';
import { healthRoutes } from './routes/health.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { livePollRoutes } from './routes/live-poll.ts';
import { pageRoutes } from './routes/pages.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { staffRoutes } from './routes/staff.ts';
import { attachLiveSocket } from './sockets/live.ts';
import { sqlAccountStore } from './store/sql/accounts.ts';
import { sqlCampaignStore } from './store/sql/campaigns.ts';
import { databaseClock } from './store/sql/database-clock.ts';
import { openDatabase, type Database } from './store/sql/database.ts';
import { sqlLedgerStore } from './store/sql/ledger.ts';
import { sqlSessionStore } from './store/sql/sessions.ts';
import { lockDataFolder } from './store/sql/sqlite/folder-lock.ts';
import { SqlConsultationStore } from './store/sql/sql-consultation-store.ts';
import { createLog, faultForLog, type Log } from './telemetry/log.ts';
import { addBusMetrics } from './telemetry/bus-metrics.ts';
import { addDatabaseMetrics, addEngineMetrics } from './telemetry/engine-metrics.ts';
import { addLedgerMetrics } from './telemetry/ledger-metrics.ts';
import { createMetrics, type Metrics } from './telemetry/metrics.ts';

/** What a gateway is started with. */
export interface GatewayOptions extends StorageOptions {
  /** Paths of campaign files; what the store has is served beside them. */
  campaignFiles?: readonly string[];
  /** Bus between nodes, `nats://host:port`; without one, nodes on one database find out by looking there. */
  bus?: string | undefined;
  /** TCP port; 0 takes any free one. 4401 unless said otherwise. */
  port?: number;
  /** Name or address to listen on; `localhost`, which means both loopback addresses, unless said otherwise. */
  host?: string;
  /** Origins that may hold the frame beside those of the campaign files. */
  extraOrigins?: readonly string[];
  /** The gateway's address as hosts write it into the `aud` of their tokens, beside the campaign's id. */
  publicOrigin?: string;
  /** Proxies whose `X-Forwarded-For` is believed: addresses or networks, separated by commas. */
  trustProxy?: string;
  /** Guests' sessions that one address may open in five minutes; 0 for no bound. `guestsPerAddressMax` unless said otherwise. */
  guestsPerAddress?: number;
  /** Rates, admission and drain; `EDGE_DEFAULTS` unless said otherwise. */
  edge?: Partial<EdgeSettings>;
  log?: Log;
  clock?: Clock;
  /** Where the built pages are. */
  pages?: PageFolders;
}

/** A gateway that is running. */
export interface Gateway {
  /** For people and clients on this machine, for example `http://localhost:4401/`. */
  readonly address: string;
  /** Says that it is not ready, sends its clients elsewhere, finishes what has begun, closes. Repeating it waits for the same end. */
  stop(): Promise<void>;
}

/** TCP port where nobody says another one. */
export const DEFAULT_PORT = 4_401;
const systemClock: Clock = { now: () => Date.now() };

/**
 * Starts a gateway; resolves once it takes connections.
 * @throws {ConsultError} `CAMPAIGN_FILE_INVALID`, `DATA_FOLDER_UNWRITABLE`, `DATA_FOLDER_IN_USE`, `DATABASE_NEWER`, `DATABASE_UNREACHABLE`, `DATABASE_UNSAFE`, `PORT_IN_USE` or `USAGE`; nothing is left running.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host = DEFAULT_HOST, port: wanted = DEFAULT_PORT } = options;
  await assertPortFree({ host, port: wanted });
  const { app, life, log } = await assembleGateway(options);
  try {
    const port = await listen(app, { host, port: wanted });
    log.info({ port }, 'ready');
    const { drainGraceMs } = { ...EDGE_DEFAULTS, ...options.edge };
    // Before everything else: load balancers see that this node is not ready while it still serves.
    if (drainGraceMs > 0) life.onStop(() => new Promise<void>((resolve) => setTimeout(resolve, drainGraceMs)));
    return { address: `http://${addressHost(host)}:${port}/`, stop: () => life.stop() };
  } catch (reason) {
    await life.stop();
    throw reason;
  }
}

/** A gateway that takes no connections yet. */
export interface AssembledGateway {
  app: FastifyInstance;
  life: Life;
  log: Log;
  database: Database;
  sessions: Sessions;
}

/** Everything of a gateway but its port. @throws {ConsultError} As `startGateway` does; nothing is left open. */
export async function assembleGateway(options: GatewayOptions): Promise<AssembledGateway> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLog();
  const campaignFiles = await readCampaigns(options.campaignFiles ?? [], clock, log);
  const life = new Life(log);
  const place = databasePlace(options);
  // Many gateways share a PostgreSQL; a SQLite file belongs to one.
  if ('file' in place) life.onStop(lockDataFolder(dirname(place.file)));
  try {
    const database = await openDatabase(place);
    life.onStop(() => database.close());
    const sessions = new Sessions(sqlSessionStore(database), clock);
    const app = await join(options, { clock, log, database, sessions, life, campaignFiles });
    return { app, life, log, database, sessions };
  } catch (reason) {
    await life.stop();
    throw reason;
  }
}

/** The campaign files; warnings go into the log. */
async function readCampaigns(paths: readonly string[], clock: Clock, log: Log): Promise<readonly ReadCampaignFile[]> {
  const read = await loadCampaignFiles(paths, clock.now());
  for (const { path, findings } of read) for (const one of findings) log.warn({ finding: one.code }, findingLine(path, one));
  return read;
}

function contentsOf(read: readonly ReadCampaignFile[]): CampaignFile[] {
  return read.flatMap(({ file }) => file ?? []);
}

interface Parts {
  clock: Clock;
  log: Log;
  database: Database;
  sessions: Sessions;
  life: Life;
  /** As they were read; all of them are sound. */
  campaignFiles: readonly ReadCampaignFile[];
}

/** Joins domain, stores and routes; the only place that knows all of them. */
async function join(options: GatewayOptions, parts: Parts): Promise<FastifyInstance> {
  const { clock, log, database, sessions, life, campaignFiles } = parts;
  const edge = { ...EDGE_DEFAULTS, ...options.edge };
  for (const changed of changedSettings(edge)) log.warn(changed, 'a limit is not the usual one');
  const metrics = createMetrics();
  // The engine needs the campaigns, and their documents tell of its lines: it is asked only once both are there.
  const campaigns: ServedCampaigns = new ServedCampaigns(contentsOf(campaignFiles), {
    extraOrigins: options.extraOrigins ?? [],
    waitOf: (campaign) => engine.lines.expectedWait(campaign),
    capReachedOf: (campaign) => engine.caps.isReached(campaign),
  });
  const isShared = options.database !== undefined;
  if (options.bus !== undefined && !isShared) log.warn({}, 'a bus is of no use with a SQLite file, which belongs to one gateway');
  const bus = await openBus({ url: options.bus, scope: database.epoch, isShared }, log);
  life.onStop(() => bus.close());
  const store = new SqlConsultationStore(database);
  const doctors = new Accounts(sqlAccountStore(database), clock);
  const engine = createEngine({
    store,
    ledger: sqlLedgerStore(database),
    settled: () => database.settled(),
    epoch: database.epoch,
    bus,
    campaigns,
    identities: sessions,
    doctors,
    clock,
    logger: log,
    edge,
    databaseNow: databaseClock(database, () => clock.now()),
  });
  const app = createApp({
    log,
    metrics,
    isStopping: () => engine.isClosed,
    allowsOrigin: (origin) => campaigns.allowsOrigin(origin),
    trustProxy: options.trustProxy,
  });
  life.onStop(() => closeApp(app));
  life.onStop(() => engine.stop());
  await registerRoutes(app, options, parts, { metrics, campaigns, engine, bus });
  life.onStop(watchSessions(sessions, log));
  addDatabaseMetrics(metrics, database);
  addEngineMetrics(metrics, engine);
  addBusMetrics(metrics, bus);
  addLedgerMetrics(metrics, sqlLedgerStore(database), campaigns);
  return app;
}

/** Everything that answers a request. */
async function registerRoutes(
  app: FastifyInstance,
  options: GatewayOptions,
  { clock, log, database, sessions, life, campaignFiles }: Parts,
  { metrics, campaigns, engine, bus }: { metrics: Metrics; campaigns: ServedCampaigns; engine: Engine; bus: Bus },
): Promise<void> {
  const credentials = new HostCredentials(campaigns, options.publicOrigin === undefined ? [] : [options.publicOrigin]);
  const ledger = sqlLedgerStore(database);
  const store = sqlCampaignStore(database);
  const sources = await followCampaigns(campaignFiles, { campaigns, store, ledger, clock, presence: engine, log, life });
  await app.register(campaignRoutes, { campaigns, clock, metrics });
  const guests = new GuestLimit(options.guestsPerAddress ?? GATEWAY_LIMITS.guestsPerAddressMax, clock, engine.edge.entrance);
  await app.register(sessionRoutes, { campaigns, sessions, credentials, guests, consultations: engine.consultations, clock, metrics });
  await app.register(staffRoutes, { signIn: new SignIn(sqlAccountStore(database), sessions, clock), sessions, clock, metrics });
  const publishing = createPublishing({ campaigns, store, sources, ledger, busyness: engine, clock });
  await app.register(consoleRoutes, { publishing, identities: sessions, clock });
  await app.register(ledgerRoutes, { campaigns, sources, ledger, identities: sessions, clock });
  for (const routes of [consultationRoutes, deskRoutes, livePollRoutes]) await app.register(routes, { engine });
  attachLiveSocket(app.server, { engine });
  await app.register(healthRoutes, { metrics, bus, isStopping: () => life.isStopping, askDatabase: () => askDatabase(database) });
  await app.register(pageRoutes, { campaigns, folders: options.pages ?? foundPages(log) });
}

/** Follows sessions that other processes end, and forgets old ones; returns how to stop. */
function watchSessions(sessions: Sessions, log: Log): () => void {
  const safely = (work: () => Promise<void>) => () =>
    work().catch((fault: unknown) => log.error({ fault: faultForLog(fault) }, 'sessions'));
  const stops = [
    repeat(
      systemTimers,
      GATEWAY_LIMITS.sessionEndingsPollMs,
      safely(() => sessions.follow()),
    ),
    repeat(
      systemTimers,
      GATEWAY_LIMITS.sessionForgetEveryMs,
      safely(() => sessions.forget()),
    ),
  ];
  return () => stops.forEach((stop) => stop());
}

function foundPages(log: Log): PageFolders {
  const folders = pageFolders();
  const missing = missingPages(folders);
  if (missing.length > 0) log.warn({ missing }, 'these pages have not been built; run `npm run build`');
  return folders;
}

async function askDatabase(database: Database): Promise<void> {
  await database.read(({ kysely }) => kysely.selectFrom('accounts').select('id').limit(1).execute());
}

/** Lets requests that have begun come to their end, for a bounded time. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const force = systemTimers.after(GATEWAY_LIMITS.stopWithinMs, () => app.server.closeAllConnections());
  await app.close();
  force();
}

/** What people on this machine type: wildcard addresses mean every one, so also this. */
function addressHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return DEFAULT_HOST;
  return host.includes(':') ? `[${host}]` : host;
}
