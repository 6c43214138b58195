import { ConsultError, createId, type CommandResult, type ConsultationCommand, type StartCommand } from '@consult-kit/protocol';
import { ManualClock } from '@consult-kit/testkit';
import type { Bus } from '../bus/bus.ts';
import { InProcessBus } from '../bus/in-process-bus.ts';
import { ServedCampaigns } from '../domain/campaigns/campaigns.ts';
import { assertDoctor, assertPatient, type DoctorActor, type PatientActor } from '../domain/consultations/actor.ts';
import type { ConsultationStore } from '../domain/consultations/consultation-store.ts';
import type { DoctorDirectory, DoctorRecord, Identities, Identity } from '../domain/identity/identity.ts';
import type { NewIdentity } from '../domain/identity/sessions.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { EDGE_DEFAULTS, type EdgeSettings } from '../edge-settings.ts';
import { createEngine, type Engine } from '../engine.ts';
import { openDatabase, type Database } from '../store/sql/database.ts';
import { sqlLedgerStore } from '../store/sql/ledger.ts';
import { SqlConsultationStore } from '../store/sql/sql-consultation-store.ts';
import { campaignFile } from './campaign-file.ts';
import type { CampaignFile } from '@consult-kit/protocol';

/** Noon of a day within the test campaign. */
export const START_MS = Date.parse('2023-01-05T04:00:00.000Z');
const SESSION_CHARS = 'session-of-';
/** A life of sessions that no test of anything else outlasts. */
const SESSION_MS = 365 * 86_400_000;

/** Sessions that a test hands out itself: the secret says who it is. */
class ScriptedPeople implements Identities, DoctorDirectory {
  readonly doctors = new Map<string, DoctorRecord>();
  readonly sessions = new Map<string, Identity>();
  readonly #listeners = new Set<(sessionId: string) => void>();

  async identify(session: string): Promise<Identity> {
    const identity = this.sessions.get(session);
    if (!identity) throw new ConsultError('TOKEN_INVALID', 'This session is not known here.');
    return identity;
  }

  onEnded(listener: (sessionId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  endSession(session: string): void {
    const identity = this.sessions.get(session);
    this.sessions.delete(session);
    for (const listener of this.#listeners) if (identity) listener(identity.sessionId);
  }

  async find(id: string): Promise<DoctorRecord | undefined> {
    return this.doctors.get(id);
  }

  async all(): Promise<readonly DoctorRecord[]> {
    return [...this.doctors.values()];
  }
}

/** What the nodes of one gateway share: time, people, and the numbers that chance draws. */
export class RigWorld {
  readonly time = new ManualClock();
  readonly people = new ScriptedPeople();
  jumpedMs = 0;
  /** People made so far. */
  count = 0;

  now(): number {
    return START_MS + this.jumpedMs + this.time.now();
  }
}

/** What a rig is made of. */
export interface RigOptions {
  readonly files?: readonly CampaignFile[];
  /** Where the SQLite database is; in memory unless said otherwise. */
  readonly file?: string;
  /** Where the PostgreSQL database is, for an engine over that. */
  readonly url?: string;
  /** An open database that stays open; for nodes that share one in memory. */
  readonly database?: Database;
  /** Shared with other nodes. */
  readonly world?: RigWorld;
  readonly bus?: Bus;
  /** Methods of the store that a test does itself. */
  readonly storeWith?: (store: ConsultationStore) => Partial<ConsultationStore>;
  /** What differs from the usual rates. */
  readonly edge?: Partial<EdgeSettings>;
  /** How far this node's clock is ahead of the database's. */
  readonly aheadMs?: number;
}

/** An engine over a database in memory, with a clock and people that a test moves. */
export class Rig {
  readonly world: RigWorld;
  readonly bus: Bus;
  readonly logged: { fields: object; message: string }[] = [];
  readonly database: Database;
  readonly engine: Engine;
  /** Fails instead of telling the time, as long as there is one. */
  databaseFault: Error | undefined;
  readonly #ownsDatabase: boolean;

  private constructor(database: Database, { files = [campaignFile()], world = new RigWorld(), bus, aheadMs = 0, ...options }: RigOptions) {
    this.database = database;
    this.#ownsDatabase = options.database === undefined;
    this.world = world;
    this.bus = bus ?? new InProcessBus();
    const log = (fields: object, message: string): void => void this.logged.push({ fields, message });
    this.engine = createEngine({
      store: storeOver(new SqlConsultationStore(database), options.storeWith),
      ledger: sqlLedgerStore(database),
      settled: () => database.settled(),
      epoch: database.epoch,
      bus: this.bus,
      campaigns: new ServedCampaigns(files),
      identities: this.people,
      doctors: this.people,
      clock: { now: () => world.now() + aheadMs },
      databaseNow: async () => {
        if (this.databaseFault) throw this.databaseFault;
        return world.now();
      },
      timers: this.time,
      random: () => 0.5,
      edge: { ...EDGE_DEFAULTS, ...options.edge },
      logger: { info: log, warn: log, error: log },
    });
  }

  static async open(options: RigOptions = {}): Promise<Rig> {
    const { file = ':memory:', url, database } = options;
    return new Rig(database ?? (await openDatabase(url === undefined ? { file } : { url })), options);
  }

  get time(): ManualClock {
    return this.world.time;
  }

  get people(): ScriptedPeople {
    return this.world.people;
  }

  async close(): Promise<void> {
    await this.engine.stop();
    if (this.#ownsDatabase) await this.database.close();
  }

  /** Lets time pass without running the timers between, and then has the gateway look at what has fallen due. */
  async pass(ms: number): Promise<void> {
    this.world.jumpedMs += ms;
    await this.engine.upkeep();
  }

  /** Lets time pass step by step, each with a look at what has fallen due, as it does in a gateway that runs without a break. */
  async live(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= GATEWAY_LIMITS.doctorLeaseMs) await this.pass(Math.min(left, GATEWAY_LIMITS.doctorLeaseMs));
  }

  /** A session's secret for a new shopper. */
  shopperSession(subject = `guest:${(this.world.count += 1)}`, campaign = 'winter'): string {
    return this.#session({ kind: 'patient', subject, campaign });
  }

  async patient(subject?: string, campaign?: string): Promise<PatientActor> {
    const actor = await this.engine.identify(this.shopperSession(subject, campaign));
    assertPatient(actor);
    return actor;
  }

  /** A session's secret for a new doctor, who is offline. */
  doctorSession(served: Partial<Omit<DoctorRecord, 'profile'>> = {}): string {
    const id = createId();
    const names = { en: `Doctor ${(this.world.count += 1)}` };
    this.people.doctors.set(id, { profile: { id, names }, modules: [], languages: [], campaigns: [], ...served });
    return this.#session({ kind: 'staff', account: id, login: `d${this.world.count}`, role: 'doctor', names });
  }

  /** A new doctor who is online. */
  async doctor(served?: Partial<Omit<DoctorRecord, 'profile'>>): Promise<DoctorActor> {
    const actor = await this.engine.identify(this.doctorSession(served));
    assertDoctor(actor);
    await this.setStatus(actor, 'online');
    return actor;
  }

  viewerSession(): string {
    return this.#session({
      kind: 'staff',
      account: createId(),
      login: 'viewer',
      role: 'viewer',
      names: { en: 'V' },
    });
  }

  setStatus(doctor: DoctorActor, status: 'online' | 'offline' | 'not-accepting' | 'break'): Promise<CommandResult> {
    return this.engine.deskCommands.run(doctor, { id: createId(), type: 'status.set', status });
  }

  /** Puts a patient into line; returns the consultation's id. */
  async start(patient: PatientActor, changes: Partial<StartCommand> = {}): Promise<string> {
    return (await this.engine.consultations.create(patient, startCommand(changes))).consultation;
  }

  async acceptNext(doctor: DoctorActor): Promise<string> {
    const { consultation } = await this.engine.deskCommands.run(doctor, { id: createId(), type: 'queue.accept-next' });
    return consultation ?? '';
  }

  send(actor: PatientActor | DoctorActor, consultation: string, text: string, id = createId()): Promise<CommandResult> {
    return this.engine.consultations.command(actor, consultation, { id, type: 'message.send', text });
  }

  /** Gives a command with a new id. */
  give(actor: PatientActor | DoctorActor, consultation: string, command: WithoutId<ConsultationCommand>): Promise<CommandResult> {
    return this.engine.consultations.command(actor, consultation, { ...command, id: createId() } as ConsultationCommand);
  }

  /** A patient in a talk with a doctor. */
  async talk(doctor?: DoctorActor): Promise<{ patient: PatientActor; doctor: DoctorActor; consultation: string }> {
    const patient = await this.patient();
    const consultation = await this.start(patient);
    const accepting = doctor ?? (await this.doctor());
    await this.acceptNext(accepting);
    return { patient, doctor: accepting, consultation };
  }

  async view(actor: PatientActor | DoctorActor, consultation: string) {
    return (await this.engine.consultations.read(actor, consultation)).consultation;
  }

  async eventTypes(actor: PatientActor | DoctorActor, consultation: string): Promise<string[]> {
    const { events } = await this.engine.consultations.events(actor, consultation, { after: 0, limit: 200 });
    return events.map(({ type }) => type);
  }

  #session(who: NewIdentity): string {
    const sessionId = createId();
    const session = `${SESSION_CHARS}${sessionId}`;
    this.people.sessions.set(session, { ...who, sessionId, expiresAtMs: START_MS + SESSION_MS });
    return session;
  }
}

/** A store some of whose methods a test does itself. */
function storeOver(store: ConsultationStore, storeWith: RigOptions['storeWith']): ConsultationStore {
  const own = storeWith?.(store);
  if (!own) return store;
  return new Proxy(store, {
    get(target, name: keyof ConsultationStore) {
      const method = own[name] ?? target[name];
      return method.bind(target);
    },
  });
}

type WithoutId<Command> = Command extends { id: string } ? Omit<Command, 'id'> : never;

/** The command of someone of thirty who wants to see a doctor for adults. */
export function startCommand(changes: Partial<StartCommand> = {}): StartCommand {
  return {
    id: createId(),
    module: 'adults',
    language: 'en',
    intake: { forSelf: true, name: 'Wang Xiuying', answers: [{ question: 'age', kind: 'age', years: 30 }], safety: 'none' },
    consent: { version: 'v1', language: 'en', guardian: false },
    ...changes,
  };
}
