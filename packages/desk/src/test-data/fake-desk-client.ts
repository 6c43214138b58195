import type { FollowedConsultation, OutgoingMessage, Timers } from '@consult-kit/client';
import type { DeskClient, DeskClientEventMap, DeskSnapshot } from '@consult-kit/client/desk';
import {
  applyEvent,
  type ChatMessage,
  type CommandResult,
  type ConsultationEvent,
  type ConsultationView,
  type DeskState,
  type DoctorProfile,
  type Intake,
  type StaffSignedIn,
} from '@consult-kit/protocol';

/** The instant at which every test stands. */
export const NOW_MS = Date.parse('2023-01-05T06:10:00.000Z');

/** A short readable id, filled up to the length of real ones. */
export const idOf = (name: string): string => name.padEnd(21, '0').slice(0, 21);

export const doctorZhang: DoctorProfile = { id: idOf('zhang'), names: { en: 'Zhang Min', 'zh-Hans': '张敏' } };
export const doctorChen: DoctorProfile = { id: idOf('chen'), names: { en: 'Chen Yu', 'zh-Hans': '陈宇' } };

const INTAKE: Intake = {
  forSelf: false,
  name: 'Wang Xiuying',
  answers: [
    { question: 'age', kind: 'age', years: 68 },
    { question: 'symptoms', kind: 'choices', chosen: ['fever', 'cough'], other: 'No appetite' },
    { question: 'onset', kind: 'onset', onset: 'days', temperatureC: 38.4 },
    { question: 'history', kind: 'text', text: 'High blood pressure' },
  ],
  safety: 'none',
  textSize: 'elder',
};

type Steps<Event> = Event extends unknown ? Omit<Event, 'seq' | 'at'> & { minutesAgo?: number } : never;
/** An event without its place, and how long ago it was. */
export type Step = Steps<ConsultationEvent>;

/** A followed consultation whose log consists of these steps after its creation and acceptance. */
export function talk(
  name: string,
  options: { intake?: Partial<Intake>; flagged?: boolean; number?: number } = {},
  ...steps: Step[]
): FollowedConsultation {
  const created: Step = {
    type: 'consultation.created',
    campaign: 'winter',
    module: 'elderly',
    language: 'en',
    number: options.number ?? 42,
    intake: { ...INTAKE, ...options.intake },
    consent: { version: '3', language: 'en', guardian: false },
    flagged: options.flagged ?? false,
    minutesAgo: 30,
  };
  const all: Step[] = [created, { type: 'consultation.accepted', doctor: doctorZhang, minutesAgo: 20 }, ...steps];
  const events = all.map(({ minutesAgo = 1, ...step }, index) => {
    return { ...step, seq: index + 1, at: new Date(NOW_MS - minutesAgo * 60_000).toISOString() } as ConsultationEvent;
  });
  const view = events.reduce<ConsultationView | null>((before, event) => applyEvent(idOf(name), before, event), null) as ConsultationView;
  return followed(view, events);
}

function followed(view: ConsultationView, events: readonly ConsultationEvent[]): FollowedConsultation {
  const unread = events.filter(
    (event) => event.type === 'message.stored' && event.from === 'patient' && event.seq > view.readUpTo.doctor,
  ).length;
  return { view, events, hasOlder: false, outgoing: [], otherTyping: false, otherPresent: true, deliveredUpTo: 0, line: null, unread };
}

export const fromPatient = (text: string, minutesAgo: number): Step => ({
  type: 'message.stored',
  id: idOf(`p${text.length}${minutesAgo}`),
  from: 'patient',
  text,
  minutesAgo,
});
export const fromDoctor = (text: string, minutesAgo: number): Step => ({
  type: 'message.stored',
  id: idOf(`d${text.length}${minutesAgo}`),
  from: 'doctor',
  doctor: doctorZhang.id,
  text,
  minutesAgo,
});

/** The desk of Dr Zhang with these talks. */
export function deskState(chats: readonly FollowedConsultation[], changes: Partial<DeskState> = {}): DeskState {
  return {
    version: 1,
    doctor: doctorZhang,
    status: 'online',
    cap: 5,
    modules: [],
    languages: [],
    campaigns: [],
    line: [],
    lineTotal: changes.line?.length ?? 0,
    chats: chats.map(({ view }) => ({ consultation: view, patientPresent: true })),
    offers: [],
    colleagues: [{ doctor: doctorChen, status: 'online', modules: [], languages: [], openChats: 1, cap: 5 }],
    serverTime: new Date(NOW_MS).toISOString(),
    ...changes,
  };
}

/** Timers that never run by themselves; the monotonic clock stands at zero. */
export const stillTimers: Timers = { now: () => 0, after: () => () => undefined, random: () => 0.5 };

/** Timers that run when the test says so; the monotonic clock stands at zero. */
export class HandTimers implements Timers {
  #waiting: { delayMs: number; run: () => void }[] = [];
  now = (): number => 0;
  random = (): number => 0.5;

  after(delayMs: number, run: () => void): () => void {
    const timer = { delayMs, run };
    this.#waiting.push(timer);
    return () => (this.#waiting = this.#waiting.filter((other) => other !== timer));
  }

  /** Runs what waits for exactly this long. */
  run(delayMs: number): void {
    const due = this.#waiting.filter((timer) => timer.delayMs === delayMs);
    this.#waiting = this.#waiting.filter((timer) => timer.delayMs !== delayMs);
    for (const { run } of due) run();
  }
}

/** A `DeskClient` whose answers are set by the test and whose calls are written down. */
export class FakeDeskClient implements DeskClient {
  snapshot: DeskSnapshot = {
    account: null,
    connection: { type: 'live', channel: 'socket' },
    desk: null,
    chats: {},
    serverOffsetMs: NOW_MS,
  };
  readonly calls: unknown[][] = [];
  /** What a call rejects with, by its name. */
  readonly failures: Record<string, Error> = {};
  nextAccepted = '';
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();

  /** Shows these talks as the signed-in doctor's. */
  show(chats: readonly FollowedConsultation[], changes: Partial<DeskState> = {}): void {
    this.update({
      account: { id: doctorZhang.id, login: 'zhang', role: 'doctor', names: doctorZhang.names },
      desk: deskState(chats, changes),
      chats: Object.fromEntries(chats.map((chat) => [chat.view.id, chat])),
    });
  }

  update(changes: Partial<DeskSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...changes };
    this.fire('change', this.snapshot);
  }

  fire<Name extends keyof DeskClientEventMap>(name: Name, payload: DeskClientEventMap[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  on<Name extends keyof DeskClientEventMap>(name: Name, listener: (payload: DeskClientEventMap[Name]) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  async signIn(login: string, password: string): Promise<StaffSignedIn> {
    await this.#call('signIn', login, password);
    this.show([]);
    return { session: '', expiresAt: '', account: this.snapshot.account!, serverTime: '' };
  }

  async restore(): Promise<boolean> {
    return this.snapshot.account !== null;
  }

  async signOut(): Promise<void> {
    await this.#call('signOut');
    this.update({ account: null, desk: null, chats: {} });
  }

  async setStatus(status: DeskState['status']): Promise<CommandResult> {
    await this.#call('setStatus', status);
    return { id: idOf('r'), consultation: null, seq: 0, at: '' };
  }

  async acceptNext(): Promise<string> {
    await this.#call('acceptNext');
    return this.nextAccepted;
  }

  async send(consultation: string, text: string): Promise<ChatMessage> {
    await this.#call('send', consultation, text);
    return { type: 'message.stored', seq: 1, at: '', id: idOf('m'), from: 'doctor', text };
  }

  resend(...args: unknown[]): void {
    this.calls.push(['resend', ...args]);
  }
  discard(...args: unknown[]): void {
    this.calls.push(['discard', ...args]);
  }
  markRead(...args: unknown[]): void {
    this.calls.push(['markRead', ...args]);
  }
  setTyping(): void {}
  saveDraft(...args: unknown[]): void {
    this.calls.push(['saveDraft', ...args]);
  }
  async loadDraft(): Promise<string> {
    return '';
  }
  loadOlder = (...args: unknown[]): Promise<void> => this.#call('loadOlder', ...args);
  decline = (...args: unknown[]): Promise<void> => this.#call('decline', ...args);
  pause = (...args: unknown[]): Promise<void> => this.#call('pause', ...args);
  offerHandover = (...args: unknown[]): Promise<void> => this.#call('offerHandover', ...args);
  cancelHandover = (...args: unknown[]): Promise<void> => this.#call('cancelHandover', ...args);
  acceptHandover = (...args: unknown[]): Promise<void> => this.#call('acceptHandover', ...args);
  refuseHandover = (...args: unknown[]): Promise<void> => this.#call('refuseHandover', ...args);
  sendEmergencyCard = (...args: unknown[]): Promise<void> => this.#call('sendEmergencyCard', ...args);
  addNote = (...args: unknown[]): Promise<void> => this.#call('addNote', ...args);
  finish = (...args: unknown[]): Promise<void> => this.#call('finish', ...args);
  follow = (...args: unknown[]): Promise<void> => this.#call('follow', ...args);
  unfollow(...args: unknown[]): void {
    this.calls.push(['unfollow', ...args]);
  }
  close(): void {}

  async #call(name: string, ...args: unknown[]): Promise<void> {
    this.calls.push([name, ...args]);
    if (this.failures[name]) throw this.failures[name];
  }
}

/** The same talk with messages that are still going out. */
export function withOutgoing(chat: FollowedConsultation, ...outgoing: OutgoingMessage[]): FollowedConsultation {
  return { ...chat, outgoing };
}
