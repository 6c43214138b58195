import { Gauge } from 'prom-client';
import type { CampaignCounts } from '../domain/campaigns/overview.ts';
import type { EngineCounters } from '../domain/counters.ts';
import { addGauge, type Metrics } from './metrics.ts';

type CounterName = { [Name in keyof EngineCounters]: EngineCounters[Name] extends number ? Name : never }[keyof EngineCounters];

/** Counters of the engine under the names that monitoring sees. */
const ENGINE: Readonly<Record<CounterName, readonly [name: string, help: string]>> = {
  consultationsTotal: ['consult_consultations_total', 'Consultations opened since the start.'],
  messagesTotal: ['consult_messages_total', 'Messages stored since the start.'],
  acceptsTotal: ['consult_accepts_total', 'Consultations accepted by a doctor since the start.'],
  endingsTotal: ['consult_endings_total', 'Consultations ended since the start.'],
  commandsTotal: ['consult_commands_total', 'Commands answered since the start.'],
  removedTotal: ['consult_removed_total', 'Consultations deleted after their time of keeping.'],
  sweepHealedTotal: ['consult_sweep_healed_total', 'Followed logs of which a sweep found more than hints had told.'],
  framesSentTotal: ['consult_frames_sent_total', 'Frames sent over live sockets.'],
  socketsDroppedTotal: ['consult_sockets_dropped_total', 'Sockets dropped because they did not read or answer.'],
  socketsTooFastTotal: ['consult_sockets_too_fast_total', 'Sockets closed because more came over them than they may send.'],
  arrivalsPutOffTotal: ['consult_arrivals_put_off_total', 'People who came when too many did, and were told when to come back.'],
  socketsOpen: ['consult_sockets_open', 'Live sockets open now.'],
  pollsOpen: ['consult_polls_open', 'Long polls open now.'],
  followersOpen: ['consult_followers_open', 'Consultations followed now, over all connections.'],
};

/** What the engine counts, and how many people are in lines and talks now. */
export function addEngineMetrics(metrics: Metrics, engine: { counters: EngineCounters; counts(): Promise<CampaignCounts> }): void {
  for (const [counter, [name, help]] of Object.entries(ENGINE)) {
    addGauge(metrics, { name, help, read: () => engine.counters[counter as CounterName] });
  }
  new Gauge({
    name: 'consult_commands_refused_total',
    help: 'Commands refused since the start, by code of the error table.',
    labelNames: ['code'],
    registers: [metrics.registry],
    collect() {
      for (const [code, count] of Object.entries(engine.counters.refusedTotal)) this.set({ code }, count);
    },
  });
  new Gauge({
    name: 'consult_people',
    help: 'People in lines and talks, and doctors online, now, over all campaigns and nodes. Absent while the database is away.',
    labelNames: ['state'],
    registers: [metrics.registry],
    async collect() {
      // One failure here would cost the whole answer, just when somebody wants to know what is going on.
      const counts = await engine.counts().catch(() => undefined);
      this.reset();
      if (!counts) return;
      const { waiting, talking, doctorsOnline } = counts;
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'talking' }, talking);
      this.set({ state: 'doctors-online' }, doctorsOnline);
    },
  });
}

/** How many commands one flush carries is `commands` over `commits`. */
export function addDatabaseMetrics(
  metrics: Metrics,
  { counts }: { counts: { readonly commands: number; readonly commits: number } },
): void {
  addGauge(metrics, { name: 'consult_database_commands_total', help: 'Commands committed since the start.', read: () => counts.commands });
  addGauge(metrics, {
    name: 'consult_database_commits_total',
    help: 'Commits since the start, each with one flush.',
    read: () => counts.commits,
  });
}
