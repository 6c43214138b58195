import type { ClientEventMap, ClientSnapshot, ConnectionStatus, ConsultClient, FollowedConsultation } from '@consult-kit/client';
import {
  type AdviceCard,
  type CampaignDocument,
  type ChatMessage,
  type ConsultationEvent,
  type ConsultationEventType,
  type DoctorProfile,
  type EventOf,
  type LineInfo,
  applyEvent,
  eventForPatient,
  messageTextProblem,
  ConsultError,
} from '@consult-kit/protocol';

const id = (name: string): string => name.padEnd(21, '0').slice(0, 21);

export const DR_LI: DoctorProfile = {
  id: id('doctor-li'),
  names: { en: 'Li Hua', 'zh-Hans': '李华' },
  familyNames: { en: 'Li', 'zh-Hans': '李' },
  titles: { en: 'Chief physician', 'zh-Hans': '主任医师' },
  departments: { en: 'Respiratory medicine', 'zh-Hans': '呼吸科' },
  licence: '110420000001234',
};

export const DR_CHEN: DoctorProfile = {
  id: id('doctor-chen'),
  names: { en: 'Chen Min', 'zh-Hans': '陈敏' },
  familyNames: { en: 'Chen', 'zh-Hans': '陈' },
};

export const ADVICE: AdviceCard = {
  advice: 'Rest, drink enough, and take the fever medicine you have at home as its leaflet says.',
  whenToGetHelp: 'If breathing becomes hard or the fever lasts more than three days.',
  followUp: 'Ask again in two days if nothing has changed.',
};

/** A campaign in the middle of its time. */
export function fakeCampaign(change: Partial<CampaignDocument> = {}): CampaignDocument {
  const nowMs = Date.now();
  const at = (days: number): string => new Date(nowMs + days * 86_400_000).toISOString();
  return {
    id: 'demo',
    version: '1',
    languages: ['en', 'zh-Hans'],
    names: { en: 'Free COVID-19 consultation', 'zh-Hans': '新冠免费在线咨询' },
    sponsor: { names: { en: 'A foundation' }, covers: { en: 'Everything' } },
    timeZone: 'Asia/Shanghai',
    schedule: { startsAt: at(-10), cardClosesAt: at(10), lineClosesAt: at(10), open: [[at(-10), at(10)]], horizonAt: at(9) },
    region: { code: 'CN', emergencyNumber: '120' },
    warningSigns: [{ id: 'breathing', texts: { en: 'Severe trouble breathing' } }],
    modules: [{ id: 'adults', names: { en: 'Adults', 'zh-Hans': '成人' }, questions: [{ id: 'age', kind: 'age' }] }],
    lexicon: { path: 'lexicon', hash: 'x' },
    origins: [],
    guests: true,
    consent: { version: '1', texts: { en: 'Text' }, guardianUnderYears: 14, retentionDays: 180, contact: { en: 'Write to us.' } },
    whileWaiting: { en: 'Drink enough.\nRest.', 'zh-Hans': '多喝水。\n多休息。' },
    serverTime: new Date(nowMs).toISOString(),
    ...change,
  };
}

/** What a call asked for: method name and arguments. */
export type Call = readonly [name: string, ...args: unknown[]];

/**
 * A client without a gateway: tests say what happens on the other side. Folds its events with the protocol's own rules, so
 * it cannot show what could not be.
 */
export class FakeClient implements ConsultClient {
  snapshot: ClientSnapshot;
  /** Every call that asks for something, in order. */
  readonly calls: Call[] = [];
  /** Whether what is sent is stored at once. */
  answers = true;
  draft = '';
  /** The gateway's clock at the next event. */
  nowMs = Date.now();
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  /** Older events, still to be loaded. */
  #older: ConsultationEvent[] = [];
  #ids = 0;

  constructor(campaign: CampaignDocument = fakeCampaign()) {
    this.snapshot = {
      session: 'open',
      connection: { type: 'live', channel: 'socket' },
      campaign,
      consultation: null,
      serverOffsetMs: Date.now() - performance.now(),
    };
  }

  /** Names of the calls made. */
  get called(): string[] {
    return this.calls.map(([name]) => name);
  }

  get followed(): FollowedConsultation {
    if (!this.snapshot.consultation) throw new Error('Join the line first.');
    return this.snapshot.consultation;
  }

  // What happens on the other side.

  joinLine(line: LineInfo | null = { ahead: 3, wait: { fromMinutes: 5, toMinutes: 10 }, busy: false, urgentAhead: false }): this {
    const created: ConsultationEvent = {
      type: 'consultation.created',
      campaign: 'demo',
      module: 'adults',
      language: 'en',
      number: 7,
      intake: { forSelf: true, answers: [], safety: 'none' },
      consent: { version: '1', language: 'en', guardian: false },
      flagged: false,
      seq: 1,
      at: new Date(this.nowMs).toISOString(),
    };
    const view = applyEvent(id('consultation'), null, created);
    const consultation = {
      view,
      events: [created],
      hasOlder: false,
      outgoing: [],
      otherTyping: false,
      otherPresent: null,
      deliveredUpTo: 0,
      line,
      unread: 0,
    };
    this.#set({ consultation });
    return this;
  }

  /** Stores an event, as the gateway would. */
  happen<Type extends ConsultationEventType>(type: Type, rest: Omit<EventOf<Type>, 'type' | 'seq' | 'at'>): this {
    return this.happenAll([{ type, rest }]);
  }

  /** Many events, one change. */
  happenAll(news: readonly { type: ConsultationEventType; rest: object; atMs?: number }[]): this {
    let { view } = this.followed;
    const events = [...this.followed.events];
    for (const { type, rest, atMs } of news) {
      const event = { ...rest, type, seq: view.seq + 1, at: new Date(atMs ?? this.nowMs).toISOString() } as ConsultationEvent;
      view = applyEvent(view.id, view, event);
      events.push(eventForPatient(event));
    }
    this.change({
      view,
      events,
      line: view.state === 'waiting' ? this.followed.line : null,
      unread: unreadIn(events, view.readUpTo.patient),
    });
    return this;
  }

  accept(doctor: DoctorProfile = DR_LI): this {
    return this.happen('consultation.accepted', { doctor }).change({ otherPresent: true });
  }

  /** A message of the doctor's. */
  hear(text: string): this {
    const doctor = this.followed.view.doctor?.id ?? DR_LI.id;
    return this.happen('message.stored', { id: this.#nextId(), from: 'doctor', doctor, text });
  }

  /** A message of the shopper's that is stored already. */
  said(text: string, messageId = this.#nextId()): this {
    return this.happen('message.stored', { id: messageId, from: 'patient', text });
  }

  /** The doctor has seen everything. */
  doctorReads(): this {
    return this.happen('read.marked', { by: 'doctor', upTo: this.followed.view.messages.lastSeq });
  }

  /** Keeps only the newest events loaded. */
  unloadBefore(count: number): this {
    const events = this.followed.events;
    this.#older = events.slice(0, -count);
    return this.change({ events: events.slice(-count), hasOlder: this.#older.length > 0 });
  }

  change(change: Partial<FollowedConsultation>): this {
    this.#set({ consultation: { ...this.followed, ...change } });
    return this;
  }

  connection(connection: ConnectionStatus): this {
    this.#set({ connection });
    return this;
  }

  campaign(campaign: CampaignDocument): this {
    this.#set({ campaign });
    return this;
  }

  /** What is going out has failed. */
  failAll(): this {
    return this.change({ outgoing: this.followed.outgoing.map((message) => ({ ...message, status: 'failed' as const })) });
  }

  // What the panel asks for.

  on<Name extends keyof ClientEventMap>(name: Name, listener: (payload: ClientEventMap[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener as (payload: never) => void);
    return () => listeners.delete(listener as (payload: never) => void);
  }

  async open(): Promise<void> {
    this.calls.push(['open']);
  }

  async loadCampaign(): Promise<CampaignDocument> {
    return this.snapshot.campaign ?? fakeCampaign();
  }

  async start(): Promise<string> {
    return this.followed.view.id;
  }

  async follow(consultation: string): Promise<void> {
    this.calls.push(['follow', consultation]);
  }

  async send(text: string): Promise<ChatMessage> {
    this.calls.push(['send', text]);
    if (messageTextProblem(text)) throw new ConsultError('MESSAGE_EMPTY', 'No.');
    const message = { id: this.#nextId(), text, status: 'sending' as const };
    this.change({ outgoing: [...this.followed.outgoing, message] });
    if (!this.answers) return new Promise(() => undefined);
    this.change({ outgoing: this.followed.outgoing.filter((other) => other.id !== message.id) });
    this.said(text, message.id);
    return this.followed.events[this.followed.events.length - 1] as ChatMessage;
  }

  resend(messageId?: string): void {
    this.calls.push(['resend', messageId]);
    const again = this.followed.outgoing.map((message) =>
      messageId === undefined || message.id === messageId ? { ...message, status: 'sending' as const } : message,
    );
    this.change({ outgoing: again });
  }

  discard(messageId: string): void {
    this.calls.push(['discard', messageId]);
    this.change({ outgoing: this.followed.outgoing.filter((message) => message.id !== messageId) });
  }

  async loadOlder(): Promise<void> {
    this.calls.push(['loadOlder']);
    const page = this.#older.splice(-30);
    this.change({ events: [...page, ...this.followed.events], hasOlder: this.#older.length > 0 });
  }

  markRead(upTo: number): void {
    this.calls.push(['markRead', upTo]);
    if (upTo <= this.followed.view.readUpTo.patient) return;
    this.happen('read.marked', { by: 'patient', upTo });
  }

  setTyping(on: boolean): void {
    this.calls.push(['setTyping', on]);
  }

  async leaveLine(): Promise<void> {
    this.calls.push(['leaveLine']);
    this.happen('consultation.left', {});
  }

  async resume(): Promise<void> {
    this.calls.push(['resume']);
    this.happen('consultation.resumed', {});
  }

  async end(): Promise<void> {
    this.calls.push(['end']);
    this.finish(undefined, 'patient');
  }

  /** The doctor ends the talk. */
  finish(advice: AdviceCard | undefined = ADVICE, by: 'doctor' | 'patient' = 'doctor'): this {
    const keptUntil = new Date(this.nowMs + 180 * 86_400_000).toISOString();
    return this.happen('consultation.ended', { by, ...(advice ? { advice } : {}), keptUntil });
  }

  useHere(): void {
    this.calls.push(['useHere']);
    this.connection({ type: 'live', channel: 'socket' });
  }

  async rate(rating: Parameters<ConsultClient['rate']>[0]): Promise<void> {
    this.calls.push(['rate', rating]);
    this.happen('consultation.rated', { rating });
  }

  async reportEmergency(what: 'shown' | 'seen' | 'called' | 'continued'): Promise<void> {
    this.calls.push(['reportEmergency', what]);
    if (what === 'shown') this.happen('emergency.shown', { by: 'phrase' });
    else this.happen('emergency.reported', { what });
  }

  async loadDraft(): Promise<string> {
    return this.draft;
  }

  saveDraft(text: string): void {
    this.draft = text;
  }

  async forget(): Promise<void> {
    this.calls.push(['forget']);
    this.#set({ consultation: null, session: 'none' });
  }

  close(): void {
    this.calls.push(['close']);
  }

  #nextId(): string {
    this.#ids += 1;
    return id(`message-${this.#ids}-`);
  }

  #set(change: Partial<ClientSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.#listeners.get('change') ?? []) listener(this.snapshot as never);
  }
}

function unreadIn(events: readonly ConsultationEvent[], readUpTo: number): number {
  return events.filter((event) => event.type === 'message.stored' && event.from === 'doctor' && event.seq > readUpTo).length;
}
