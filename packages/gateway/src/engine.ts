import { LIMITS } from '@consult-kit/protocol';
import type { Bus } from './bus/bus.ts';
import type { Campaigns, Clock } from './domain/campaigns/campaign.ts';
import type { CampaignCounts } from './domain/campaigns/overview.ts';
import { actorOf, personOf, type Actor } from './domain/consultations/actor.ts';
import { Announcer } from './domain/consultations/announcer.ts';
import type { ConsultationStore } from './domain/consultations/consultation-store.ts';
import { Consultations } from './domain/consultations/consultations.ts';
import { LogFeed } from './domain/consultations/log-feed.ts';
import { TalkRules } from './domain/consultations/talk-rules.ts';
import { newCounters, type EngineCounters } from './domain/counters.ts';
import { DoctorLeases } from './domain/doctors/doctor-leases.ts';
import { DeskCommands } from './domain/doctors/desk-commands.ts';
import { Desk } from './domain/doctors/desk.ts';
import type { DoctorDirectory, Identities } from './domain/identity/identity.ts';
import { DeliveryMarks } from './domain/live/delivery-marks.ts';
import { DeskNews } from './domain/live/desk-news.ts';
import { LogSweep } from './domain/live/log-sweep.ts';
import { LineTicker } from './domain/live/line-ticker.ts';
import { LiveHub } from './domain/live/live-hub.ts';
import { LivePolls } from './domain/live/live-polls.ts';
import { Presence } from './domain/live/presence.ts';
import { TypingMarks } from './domain/live/typing-marks.ts';
import { Caps } from './domain/ledger/caps.ts';
import type { LedgerStore } from './domain/ledger/ledger-store.ts';
import type { Logger } from './domain/logger.ts';
import { LineBoard } from './domain/queue/line-board.ts';
import { firstCameMs, lineCounts, type LineCounts } from './domain/queue/line-counts.ts';
import { Queue } from './domain/queue/queue.ts';
import { Upkeep } from './domain/queue/upkeep.ts';
import { Retention } from './domain/retention/retention.ts';
import { SharedClock } from './domain/shared-clock.ts';
import { repeat, systemTimers, type Timers } from './domain/timers.ts';
import { Versions } from './domain/versions.ts';
import { WorkGate } from './domain/work-gate.ts';
import { Drain } from './drain.ts';
import { createEdge, type Edge } from './edge.ts';
import { EDGE_DEFAULTS, type EdgeSettings } from './edge-settings.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { faultForLog } from './telemetry/log.ts';

/** What an engine is made of. */
export interface EngineOptions {
  readonly store: ConsultationStore;
  readonly ledger: LedgerStore;
  /** Resolves once everything that the store has begun to write is flushed. */
  readonly settled: () => Promise<void>;
  /** Names the history that the store holds. */
  readonly epoch: string;
  readonly bus: Bus;
  readonly campaigns: Campaigns;
  readonly identities: Identities;
  readonly doctors: DoctorDirectory;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers?: Timers;
  /** The time of the database, which all nodes share, in milliseconds since 1970; that of `clock` unless said otherwise. */
  readonly databaseNow?: () => Promise<number>;
  /** Numbers in [0, 1) that spread what all nodes do. */
  readonly random?: () => number;
  /** Rates and admission; `EDGE_DEFAULTS` unless said otherwise. */
  readonly edge?: EdgeSettings;
}

/** Consultations, lines, desks and live news, joined. Routes and sockets speak to nothing else. */
export interface Engine {
  readonly consultations: Consultations;
  readonly desk: Desk;
  readonly deskCommands: DeskCommands;
  readonly hub: LiveHub;
  readonly polls: LivePolls;
  readonly lines: LineBoard;
  readonly caps: Caps;
  readonly counters: EngineCounters;
  /** Finds out who asks. @throws {ConsultError} as `Identities.identify`, or `ROLE_REFUSED` for staff who are no doctors. */
  identify(session: string): Promise<Actor>;
  /** How busy a campaign is now, or all of them together. */
  counts(campaign?: string): Promise<CampaignCounts>;
  /** Who is in line or in a talk of a campaign now, by group and language. */
  lineCounts(campaign: string): Promise<readonly LineCounts[]>;
  /** When the first of those who are there, in a pause too, entered the line; `null` without anybody. */
  firstCameMs(campaign: string): Promise<number | null>;
  /** Looks at once at what has fallen due; otherwise it happens every few seconds. */
  upkeep(): Promise<void>;
  /** Deletes at once what was kept long enough; otherwise it happens every hour. */
  retention(): Promise<number>;
  readonly edge: Edge;
  /** Has `listener` tell its clients when the gateway stops; commands are still taken then. Returns how to stop listening. */
  onStopping(listener: () => Promise<void>): () => void;
  /** Tells live connections to come back later and closes them, refuses new work, and answers what is open. */
  stop(): Promise<void>;
  /** Whether live connections are being told to go: nobody new is let in. */
  readonly isStopping: boolean;
  /** Whether commands are refused. */
  readonly isClosed: boolean;
  /** When a client that has to go should come back, in milliseconds; drawn for each. */
  comeBackMs(): number;
  readonly epoch: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Joins the engine's parts and starts what happens by itself. The store and the bus stay the caller's to close. */
export function createEngine(options: EngineOptions): Engine {
  const { store, settled, epoch, identities, doctors, clock, logger, timers = systemTimers, random = Math.random } = options;
  const parts = joinParts(options, timers);
  const { gate, drain, presence, polls, retention } = parts;
  drain.onBegun(() => polls.stop(() => drain.comeBackMs()));
  const stopHappening = startHappening(parts, { ...options, timers, random });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await drain.run();
    gate.close();
    await settled();
    // The answers of the last commands leave in the turn after their commit.
    await new Promise((resolve) => setImmediate(resolve));
    stopHappening();
  };
  return {
    ...parts,
    epoch,
    clock,
    timers,
    logger,
    async identify(session) {
      const actor = await actorOf(await identities.identify(session), doctors);
      presence.touch(personOf(actor));
      return actor;
    },
    counts: (campaign) => countAll(store, doctors, campaign),
    lineCounts: (campaign) => lineCounts(store, campaign),
    firstCameMs: (campaign) => firstCameMs(store, campaign),
    upkeep: async () => {
      const { returned } = await parts.upkeep.renewLeases();
      await returned;
      await keepUp(parts);
    },
    retention: () => retention.run(),
    onStopping: (listener) => drain.onBegun(listener),
    stop: () => (stopped ??= stop()),
    get isStopping() {
      return drain.hasBegun;
    },
    get isClosed() {
      return !gate.open;
    },
    comeBackMs: () => drain.comeBackMs(),
  };
}

type Parts = ReturnType<typeof joinParts>;

function joinParts(options: EngineOptions, timers: Timers) {
  const { store, ledger, epoch, bus, campaigns, doctors, clock, logger, databaseNow = async () => clock.now() } = options;
  const { edge: settings = EDGE_DEFAULTS, random = Math.random } = options;
  const gate = new WorkGate();
  const counters = newCounters();
  const drain = new Drain({ bus, counters, clock, random });
  const edge = createEdge(settings, clock, timers, random, counters);
  const shared = new SharedClock(clock, databaseNow);
  const versions = new Versions(shared);
  const feed = new LogFeed(store);
  const announcer = new Announcer(bus, feed, counters);
  const rules = new TalkRules(campaigns);
  const lines = new LineBoard(store, bus, clock, random);
  const caps = new Caps({ ledger, campaigns, bus });
  const presence = new Presence(bus, clock, timers, versions);
  const typing = new TypingMarks(bus, clock, versions);
  const delivery = new DeliveryMarks({ bus, feed, clock, versions });
  const desk = new Desk({ store, doctors, campaigns, lines, presence, bus, clock });
  const desks = new DeskNews(desk, clock, timers, logger);
  const ticker = new LineTicker(lines, clock, timers, versions, logger);
  const hub = new LiveHub({ store, feed, bus, presence, typing, delivery, lines: ticker, desks, counters });
  const leases = new DoctorLeases({ store, presence, clock, shared, timers });
  const queue = new Queue({ store, campaigns, clock, rules, announcer, leases, bus });
  return {
    gate,
    drain,
    edge,
    counters,
    lines,
    caps,
    presence,
    typing,
    delivery,
    desk,
    desks,
    ticker,
    hub,
    polls: new LivePolls({ hub, epoch, clock, timers, versions, counters, drain, presence, entrance: edge.entrance }),
    consultations: new Consultations({ store, campaigns, doctors, clock, lines, caps, rules, announcer, counters, gate, logger }),
    deskCommands: new DeskCommands(queue, gate, counters),
    leases,
    upkeep: new Upkeep({ store, clock, rules, announcer, leases, bus, logger }),
    retention: new Retention({ store, clock, counters, logger }),
  };
}

async function keepUp({ desk, typing, delivery, presence, edge, upkeep }: Parts): Promise<void> {
  desk.refresh();
  edge.sweep();
  typing.sweep();
  delivery.sweep();
  presence.forget(LIMITS.doctorLostMs * 2);
  await upkeep.run();
}

/** Starts what happens by itself; returns how to stop it, together with all live news. */
function startHappening(
  parts: Parts,
  { store, bus, identities, timers, logger, random }: EngineOptions & { timers: Timers; random: () => number },
): () => void {
  const { gate, retention, upkeep, leases, counters, hub, presence, ticker, desks, typing, delivery, desk, lines, caps } = parts;
  const onFault = (what: string) => (fault: unknown) =>
    logger.error({ what, fault: faultForLog(fault) }, 'work of the gateway itself failed');
  const safely = (what: string, work: () => Promise<unknown>) => async (): Promise<void> => {
    try {
      if (gate.open) await work();
    } catch (fault) {
      onFault(what)(fault);
    }
  };
  const every = (ms: number, what: string, work: () => Promise<unknown>) => repeat(timers, ms, safely(what, work), random);
  const renewLeases = async (): Promise<void> => {
    const { returned } = await upkeep.renewLeases();
    returned.catch(onFault('lost doctors'));
  };
  const refresh = (): void => {
    lines.refresh();
    desk.refresh();
  };
  const sweep = new LogSweep({ store, bus, hub, counters, timers, random, refresh, onFault: onFault('sweep') });
  const stops = [
    every(GATEWAY_LIMITS.upkeepEveryMs, 'upkeep', () => keepUp(parts)),
    // Of its own, so that much upkeep does not hold up the renewals.
    every(GATEWAY_LIMITS.doctorLeaseMs, 'leases', renewLeases),
    every(GATEWAY_LIMITS.capsEveryMs, 'caps', () => caps.look()),
    every(GATEWAY_LIMITS.retentionEveryMs, 'retention', () => retention.run()),
    repeat(timers, GATEWAY_LIMITS.presenceRepeatMs, () => hub.repeatPresence(), random),
    bus.onLink(() => hub.repeatPresence()),
    identities.onEnded((sessionId) => hub.endSession(sessionId)),
  ];
  timers.after(0, () => void safely('retention', () => retention.run())());
  timers.after(0, () => void safely('caps', () => caps.look())());
  // Asks the database for its time as well.
  timers.after(0, () => void safely('leases', renewLeases)());
  return () => {
    for (const stop of stops) stop();
    for (const part of [sweep, leases, ticker, desks, typing, delivery, desk, lines, caps, hub, presence]) part.close();
  };
}

async function countAll(store: ConsultationStore, doctors: DoctorDirectory, campaign: string | undefined): Promise<CampaignCounts> {
  const [rows, statuses, all] = await Promise.all([store.goingOn(), store.statuses(), doctors.all()]);
  const count = (state: 'waiting' | 'talking'): number =>
    rows
      .filter((row) => row.state === state && (campaign === undefined || row.campaign === campaign))
      .reduce((sum, row) => sum + row.count, 0);
  const serves = (served: readonly string[]): boolean => campaign === undefined || served.length === 0 || served.includes(campaign);
  const online = all.filter((doctor) => statuses.get(doctor.profile.id) === 'online' && serves(doctor.campaigns));
  return { waiting: count('waiting'), talking: count('talking'), doctorsOnline: online.length };
}
