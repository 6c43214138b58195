import { ConsultError, ERRORS, eventForPatient, isConsultError, viewForPatient } from '@consult-kit/protocol';
import type {
  CampaignDocument,
  ConsultationEvent,
  DeskState,
  DoctorProfile,
  ErrorCode,
  ServerFrame,
  Side,
  StartCommand,
} from '@consult-kit/protocol';
import { applyCommand, ScriptedLog, type CommandLike, type EventToWrite } from './scripted-log.ts';
import { ScriptedTransport } from './scripted-transport.ts';

/** Time as the scripted gateway needs it; `ManualClock` fits. */
export interface ScriptedClock {
  now(): number;
  after(delayMs: number, run: () => void): () => void;
}

/** What a test may plan for the next command. */
export type Refusal = { code: ErrorCode | (string & {}); retryAfterMs?: number };

interface ScriptedSession {
  side: Side;
  over: boolean;
}

/** Wall time at the clock's origin. */
export const SCRIPT_STARTS_AT_MS = Date.UTC(2023, 0, 5, 6, 0, 0);
export const SCRIPTED_DOCTOR: DoctorProfile = { id: 'doctor-doctor-doctor1', names: { en: 'Li Na' } };

/**
 * A gateway in memory for tests of clients: it keeps sessions, logs, lines and a desk as the real one does, over sockets and long
 * polling alike, and fails on request: drops, refuses, goes silent, loses frames. Time is the test's.
 */
export class ScriptedGateway {
  readonly campaign = 'demo';
  readonly logs = new Map<string, ScriptedLog>();
  /** Frames and bodies as they came from clients, in order. */
  readonly received: { via: 'socket' | 'http'; path: string; body: Record<string, unknown> }[] = [];
  readonly transport: ScriptedTransport;
  document: CampaignDocument | null = null;
  deskStatus: DeskState['status'] = 'online';
  readonly #clock: ScriptedClock;
  readonly #sessions = new Map<string, ScriptedSession>();
  readonly #answers = new Map<string, { consultation: string | null; seq: number; at: string }>();
  readonly #refusals: Refusal[] = [];
  #nextId = 1;
  #deskVersion = 1;
  /** Names the history; another one after a restore from a copy. */
  epoch = 'epoch-of-the-script';
  /** Moves on for a side with what it is told besides events. */
  #liveVersions: Record<Side, number> = { patient: 1, doctor: 1 };
  /** Up to where each log has arrived on a device of each side. */
  readonly #arrivals = new Map<string, Record<Side, number>>();

  constructor(clock: ScriptedClock, live: 'socket' | 'poll' = 'socket') {
    this.#clock = clock;
    this.transport = new ScriptedTransport(this, clock, live);
  }

  get serverTime(): string {
    return new Date(SCRIPT_STARTS_AT_MS + this.#clock.now()).toISOString();
  }

  get deskVersion(): number {
    return this.#deskVersion;
  }

  /** The only log, for tests with one consultation. */
  get log(): ScriptedLog {
    const [log] = this.logs.values();
    if (!log) throw new Error('No consultation was started.');
    return log;
  }

  /** Bodies of one frame type or path that came, in order. */
  got(type: string): Record<string, unknown>[] {
    return this.received.filter(({ path, body }) => path === type || body['type'] === type).map(({ body }) => body);
  }

  /** Commands of one type that came, repeats included. */
  commands(type: string): CommandLike[] {
    return this.received.flatMap(({ body }) => {
      const command = body['command'] as CommandLike | undefined;
      return command?.type === type ? [command] : [];
    });
  }

  /** Refuses the next command; several calls refuse several. */
  refuseNext(refusal: Refusal): void {
    this.#refusals.push(refusal);
  }

  /** Ends every session: the next call with one is refused. */
  endSessions(): void {
    for (const session of this.#sessions.values()) session.over = true;
  }

  /** Writes an event into a log and tells it to those who follow. */
  write(event: EventToWrite, log = this.log): ConsultationEvent {
    const stored = log.write(event);
    this.#deskVersion += 1;
    this.transport.tell();
    return stored;
  }

  /** A doctor takes the consultation. */
  accept(log = this.log): void {
    this.write({ type: 'consultation.accepted', doctor: SCRIPTED_DOCTOR }, log);
  }

  /** A message of one side, as if written on another device. */
  say(from: Side, text: string, log = this.log): ConsultationEvent {
    return this.write(
      { type: 'message.stored', id: this.id('other'), from, text, ...(from === 'doctor' ? { doctor: SCRIPTED_DOCTOR.id } : {}) },
      log,
    );
  }

  /** A new consultation of nobody's own making, waiting in line. */
  startConsultation(command: Omit<StartCommand, 'id'>): ScriptedLog {
    const log = new ScriptedLog(
      this.id('consultation'),
      this.campaign,
      this.logs.size + 1,
      { id: this.id('start'), ...command },
      () => this.serverTime,
    );
    this.logs.set(log.id, log);
    this.#deskVersion += 1;
    this.transport.tell();
    return log;
  }

  /** An id of 21 characters that says what it is for. */
  id(what: string): string {
    return `${what}-${this.#nextId++}-`.padEnd(21, '0').slice(0, 21);
  }

  /** Whom a session belongs to. @throws {ConsultError} It is over or was never one. */
  side(session: unknown): Side {
    const known = this.#sessions.get(String(session));
    if (!known) throw new ConsultError('TOKEN_INVALID', 'unknown session');
    if (known.over) throw new ConsultError('TOKEN_EXPIRED', 'the session is over');
    return known.side;
  }

  /** Everything up to an event has arrived on a device of that side. */
  arrived(side: Side, consultation: string, upTo: number): void {
    const before = this.#arrivals.get(consultation) ?? { patient: 0, doctor: 0 };
    if (upTo <= before[side]) return;
    this.#arrivals.set(consultation, { ...before, [side]: upTo });
    this.#liveVersions[side === 'patient' ? 'doctor' : 'patient'] += 1;
    this.transport.tell(side);
  }

  /** Where the news besides events are for a side. */
  liveVersion(reader: Side): number {
    return this.#liveVersions[reader];
  }

  /** What a side is told of arrivals. */
  deliveries(reader: Side, consultation: string): object[] {
    const side = reader === 'patient' ? 'doctor' : 'patient';
    const upTo = this.#arrivals.get(consultation)?.[side] ?? 0;
    return upTo > 0 ? [{ type: 'delivered', consultation, side, upTo }] : [];
  }

  /** Counts the desk's versions from elsewhere, as another node does. */
  countDeskFrom(version: number): void {
    this.#deskVersion = version;
  }

  /** Goes back to a copy of its data: the log ends after `lastSeq` again, or is not there at all, and whatever was told is not true any more. */
  restore(lastSeq: number, log = this.log): void {
    if (lastSeq === 0) this.logs.delete(log.id);
    else log.cutAfter(lastSeq);
    for (const [id, { consultation, seq }] of this.#answers) if (consultation === log.id && seq > lastSeq) this.#answers.delete(id);
    this.#arrivals.clear();
    this.#deskVersion = 1;
    this.#liveVersions = { patient: 1, doctor: 1 };
    this.epoch = `${this.epoch}-again`;
    this.transport.cut();
  }

  /** Events after a cursor, as that side may see them. */
  eventsFor(side: Side, consultation: string, after: number): ConsultationEvent[] {
    const events = this.logs.get(consultation)?.events.slice(after) ?? [];
    return side === 'patient' ? events.map(eventForPatient) : events;
  }

  /** Whether a side may go on reading: doctors lose it with the talk, or with its offer. */
  mayRead(side: Side, consultation: string): boolean {
    const view = this.logs.get(consultation)?.view;
    if (side === 'patient' || !view || view.doctor === null || view.doctor.id === SCRIPTED_DOCTOR.id) return true;
    return view.handover !== null;
  }

  /** Answers one HTTP call. */
  answer(path: string, body: Record<string, unknown>): { status: number; body: unknown } {
    try {
      return { status: 200, body: this.#route(path, body) };
    } catch (error) {
      if (!isConsultError(error)) throw error;
      const { code, message, retryAfterMs } = error;
      return { status: ERRORS[code].status, body: { code, message, requestId: 'r', ...(retryAfterMs ? { retryAfterMs } : {}) } };
    }
  }

  /** Does a command once, however often it comes. @throws {ConsultError} It is refused. */
  command(session: unknown, consultation: string | null, command: CommandLike): ServerFrame & { type: 'ack' } {
    const side = this.side(session);
    const refusal = this.#refusals.shift();
    if (refusal) throw new ConsultError(refusal.code as ErrorCode, 'refused by the script', { retryAfterMs: refusal.retryAfterMs });
    const known = this.#answers.get(command.id) ?? this.#apply(side, consultation, command);
    this.#answers.set(command.id, known);
    this.#deskVersion += 1;
    return { type: 'ack', result: { id: command.id, ...known } };
  }

  /** Everything the desk shows. */
  desk(): DeskState {
    const logs = [...this.logs.values()];
    const profile = SCRIPTED_DOCTOR;
    return {
      version: this.#deskVersion,
      doctor: profile,
      status: this.deskStatus,
      cap: 3,
      modules: ['adults'],
      languages: ['en'],
      campaigns: [this.campaign],
      line: logs.filter(({ view }) => view.state === 'waiting').map(({ view }) => lineEntry(view)),
      lineTotal: logs.filter(({ view }) => view.state === 'waiting').length,
      chats: logs
        .filter(({ view }) => view.doctor?.id === profile.id && (view.state === 'talking' || view.state === 'paused'))
        .map(({ view }) => ({ consultation: view, patientPresent: true })),
      offers: logs.flatMap(({ view }) => offersOf(view)),
      colleagues: [],
      serverTime: this.serverTime,
    };
  }

  #apply(side: Side, consultation: string | null, command: CommandLike): { consultation: string | null; seq: number; at: string } {
    const at = this.serverTime;
    if (consultation === null) return { ...this.#applyToDesk(command), at };
    const log = this.#log(consultation);
    if (log.view.state === 'ended' && command.type === 'message.send') throw new ConsultError('CONSULTATION_ENDED', 'ended');
    return { consultation, seq: applyCommand(log, side, SCRIPTED_DOCTOR, command), at };
  }

  #applyToDesk(command: CommandLike): { consultation: string | null; seq: number } {
    if (command.type === 'status.set') {
      this.deskStatus = command['status'] as DeskState['status'];
      return { consultation: null, seq: 0 };
    }
    const next = [...this.logs.values()].find(({ view }) => view.state === 'waiting');
    if (!next) throw new ConsultError('QUEUE_EMPTY', 'nobody waits');
    return { consultation: next.id, seq: next.write({ type: 'consultation.accepted', doctor: SCRIPTED_DOCTOR }).seq };
  }

  #route(path: string, body: Record<string, unknown>): unknown {
    const { serverTime } = this;
    if (path === '/v1/sessions')
      return { session: this.#newSession('patient'), kind: body['credential'] ? 'host' : 'guest', ...this.#opened() };
    if (path === '/v1/staff/sign-in') {
      if (body['password'] !== 'long enough') throw new ConsultError('SIGN_IN_REFUSED', 'wrong');
      const account = { id: SCRIPTED_DOCTOR.id, login: String(body['login']), role: 'doctor', names: SCRIPTED_DOCTOR.names };
      return { session: this.#newSession('doctor'), expiresAt: serverTime, account, serverTime };
    }
    if (path.startsWith('/v1/campaigns/')) return this.#document(path);
    const side = this.side(body['session']);
    if (path === '/v1/sessions/end' || path === '/v1/staff/sign-out') return this.#endSession(body['session']);
    if (path === '/v1/desk/read') return this.desk();
    if (path === '/v1/desk/commands') return this.#told(this.command(body['session'], null, body['command'] as CommandLike));
    if (path === '/v1/consultations') return this.#create(body['command'] as StartCommand);
    if (path === '/v1/consultations/list')
      return { consultations: [...this.logs.values()].map(({ view }) => viewForPatient(view)).reverse(), serverTime };
    const [, id = '', what] = /^\/v1\/consultations\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    const log = this.#log(id);
    if (what === 'read') return { consultation: side === 'patient' ? viewForPatient(log.view) : log.view, line: log.line, serverTime };
    if (what === 'commands') return this.#told(this.command(body['session'], id, body['command'] as CommandLike));
    if (what === 'typing') return null;
    const events = log.page(body).map((event) => (side === 'patient' ? eventForPatient(event) : event));
    return { events, lastSeq: log.lastSeq, serverTime };
  }

  #document(path: string): object {
    if (path !== `/v1/campaigns/${this.campaign}` || !this.document) throw new ConsultError('CAMPAIGN_UNKNOWN', 'no such campaign');
    return { ...this.document, serverTime: this.serverTime };
  }

  #told({ result }: { result: object }): object {
    this.transport.tell();
    return result;
  }

  #create(command: StartCommand): object {
    const known = this.#answers.get(command.id)?.consultation;
    const log = known
      ? this.#log(known)
      : new ScriptedLog(this.id('consultation'), this.campaign, this.logs.size + 1, command, () => this.serverTime);
    this.logs.set(log.id, log);
    this.#answers.set(command.id, { consultation: log.id, seq: 1, at: this.serverTime });
    this.#deskVersion += 1;
    this.transport.tell();
    return { consultation: log.view, line: log.line, serverTime: this.serverTime };
  }

  #opened(): object {
    const goingOn = [...this.logs.values()].find(({ view }) => view.state !== 'ended' && view.state !== 'left');
    return { expiresAt: this.serverTime, consultation: goingOn?.id ?? null, serverTime: this.serverTime };
  }

  #newSession(side: Side): string {
    const session = this.id('session');
    this.#sessions.set(session, { side, over: false });
    return session;
  }

  #endSession(session: unknown): null {
    const known = this.#sessions.get(String(session));
    if (known) known.over = true;
    return null;
  }

  #log(id: string): ScriptedLog {
    const log = this.logs.get(id);
    if (!log) throw new ConsultError('CONSULTATION_UNKNOWN', 'no such consultation');
    return log;
  }
}

function lineEntry({ id, campaign, number, module, language, flagged, lineSince }: ScriptedLog['view']): DeskState['line'][number] {
  return { consultation: id, campaign, number, module, language, flagged, returned: false, waitingSince: lineSince };
}

/** What somebody else offers; the desk's own offers are not among them. */
function offersOf({ id, number, module, language, flagged, doctor, handover }: ScriptedLog['view']): DeskState['offers'] {
  if (!handover || !doctor || doctor.id === SCRIPTED_DOCTOR.id) return [];
  const { to, reason, urgent, at } = handover;
  return [{ consultation: id, number, module, language, flagged, from: doctor, to, reason, urgent, at }];
}
