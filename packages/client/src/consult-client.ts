import {
  ConsultError,
  isGoingOn,
  type CampaignDocument,
  type ChatMessage,
  type ConsultationRead,
  type Rating,
} from '@consult-kit/protocol';
import type { ClientEventMap, ClientSnapshot, ConnectionStatus, ConsultClient, ConsultClientOptions, StartConsultation } from './api.ts';
import { CampaignReader } from './campaign-reader.ts';
import { Core } from './core.ts';
import { Emitter } from './emitter.ts';
import { isSessionOver, isUnanswered, toConsultError } from './failures.ts';
import type { TalkStart } from './talk/talk.ts';
import { object, oneOf, text, type Shape } from './wire/readers.ts';
import { consultationListShape, consultationReadShape, sessionOpenedShape } from './wire/shapes.ts';

interface KeptSession {
  session: string;
  kind: 'guest' | 'host';
}
const keptSessionShape: Shape<KeptSession> = object({ session: text(20, 200), kind: oneOf('guest', 'host') });

/** A start whose answer never came: the next try with the same content takes the same id. */
interface StartTry {
  content: string;
  id: string;
}

/** Makes a shopper's client. Nothing is asked of host or gateway before the first call. */
export function createConsultClient(options: ConsultClientOptions): ConsultClient {
  return new ShopperClient(options);
}

class ShopperClient implements ConsultClient {
  readonly #options: ConsultClientOptions;
  readonly #core: Core;
  readonly #campaign: CampaignReader;
  readonly #emitter = new Emitter<ClientEventMap>((cause) => this.#onListenerThrew(cause));
  #snapshot: ClientSnapshot = {
    session: 'none',
    connection: { type: 'idle' },
    campaign: null,
    consultation: null,
    serverOffsetMs: null,
  };
  #kept: KeptSession | null = null;
  #consultation: string | null = null;
  #startTry: StartTry | null = null;
  #opening: Promise<void> | null = null;

  constructor(options: ConsultClientOptions) {
    this.#options = options;
    const { transport, bridge, timers, campaign } = options;
    this.#core = new Core(
      { transport, bridge, timers, side: 'patient', storagePrefix: `consult:${campaign}`, followsDesk: false },
      {
        session: () => this.#kept?.session ?? null,
        changed: () => this.#refresh(),
        status: (connection) => this.#onStatus(connection),
        event: (consultation, event) => this.#onEvent(consultation, event),
        error: (error) => this.#emitter.emit('error', error),
        desk: () => {},
        live: () => {},
        renew: () => this.#renew(),
      },
    );
    this.#campaign = new CampaignReader(this.#core.calls, this.#core.clock, timers, options);
    this.#patch({ campaign: this.#campaign.document });
  }

  get snapshot(): ClientSnapshot {
    return this.#snapshot;
  }

  on<Name extends keyof ClientEventMap>(name: Name, listener: (payload: ClientEventMap[Name]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  open(): Promise<void> {
    this.#opening ??= settled(this.#open()).finally(() => (this.#opening = null));
    return this.#opening;
  }

  loadCampaign(): Promise<CampaignDocument> {
    return settled(
      this.#campaign.load().then((campaign) => {
        this.#patch({ campaign });
        return campaign;
      }),
    );
  }

  start(input: StartConsultation): Promise<string> {
    return settled(this.#start(input));
  }

  follow(consultation: string): Promise<void> {
    return settled(this.#follow(consultation));
  }

  send(message: string): Promise<ChatMessage> {
    return settled(this.#withConsultation((consultation) => this.#core.send(consultation, message)));
  }

  resend(id?: string): void {
    if (this.#consultation !== null) this.#core.resend(this.#consultation, id);
  }

  discard(id: string): void {
    if (this.#consultation !== null) this.#core.discard(this.#consultation, id);
  }

  loadOlder(): Promise<void> {
    return settled(this.#withConsultation((consultation) => this.#core.loadOlder(consultation)));
  }

  markRead(upTo: number): void {
    if (this.#consultation !== null) this.#core.markRead(this.#consultation, upTo);
  }

  setTyping(on: boolean): void {
    if (this.#consultation !== null) this.#core.setTyping(this.#consultation, on);
  }

  leaveLine(): Promise<void> {
    return this.#command('queue.leave');
  }

  resume(): Promise<void> {
    return this.#command('consultation.resume');
  }

  end(): Promise<void> {
    return this.#command('consultation.end');
  }

  rate(rating: Rating): Promise<void> {
    return this.#command('consultation.rate', { rating });
  }

  reportEmergency(what: 'shown' | 'seen' | 'called' | 'continued'): Promise<void> {
    // Kept: the doctor has to learn of it, however late.
    return this.#command('emergency.report', { what }, true);
  }

  loadDraft(): Promise<string> {
    return this.#consultation === null ? Promise.resolve('') : this.#core.loadDraft(this.#consultation);
  }

  saveDraft(draft: string): void {
    if (this.#consultation !== null) this.#core.saveDraft(this.#consultation, draft);
  }

  forget(): Promise<void> {
    return settled(this.#forget());
  }

  close(): void {
    this.#core.close();
  }

  async #open(): Promise<void> {
    const checkOpen = this.#core.openCheck();
    this.#patch({ session: 'opening' });
    try {
      const goingOn = await this.#restoreOrOpen();
      checkOpen();
      this.#core.watch();
      this.#patch({ session: 'open' });
      if (goingOn !== null) await this.#follow(goingOn);
      else if (this.#consultation !== null && this.#core.talk(this.#consultation)) this.#core.start();
    } catch (cause) {
      this.#patch({ session: this.#kept ? 'open' : 'failed' });
      throw cause;
    }
  }

  /** Opens or restores the session; the id of the consultation that is still going on, if any. */
  async #restoreOrOpen(): Promise<string | null> {
    const credential = await this.#options.bridge.credential('start');
    // A person of the host is asked for each time: the phone may have changed hands since the session was stored.
    if (credential !== '') return this.#openSession(credential);
    const kept = this.#kept ?? (await this.#core.store.session(keptSessionShape));
    if (kept?.kind === 'guest') {
      this.#kept = kept;
      try {
        return await this.#findGoingOn();
      } catch (cause) {
        if (!isSessionOver(toConsultError(cause))) throw cause;
      }
    }
    return this.#openSession('');
  }

  async #findGoingOn(): Promise<string | null> {
    const body = { session: this.#kept?.session };
    const { consultations } = await this.#core.calls.post('/v1/consultations/list', body, consultationListShape);
    return consultations.find(({ state }) => isGoingOn(state))?.id ?? null;
  }

  async #openSession(credential: string): Promise<string | null> {
    const { campaign } = this.#options;
    const body = credential === '' ? { campaign } : { campaign, credential };
    const { session, kind, consultation } = await this.#core.calls.post('/v1/sessions', body, sessionOpenedShape);
    this.#kept = { session, kind };
    await this.#core.store.keepSession(this.#kept);
    return consultation;
  }

  /** A person of the host gets a new session; a guest's cannot be won back, for the gateway knows guests by it alone. */
  async #renew(): Promise<boolean> {
    const credential = await this.#options.bridge.credential('expired');
    if (credential !== '' && this.#kept?.kind === 'host') {
      try {
        await this.#openSession(credential);
        return true;
      } catch (cause) {
        if (isUnanswered(toConsultError(cause))) throw cause;
      }
    }
    this.#kept = null;
    await this.#core.store.wipe();
    this.#patch({ session: 'failed' });
    return false;
  }

  async #start(input: StartConsultation): Promise<string> {
    const checkOpen = this.#core.openCheck();
    const content = JSON.stringify(input);
    if (this.#startTry?.content !== content) this.#startTry = { content, id: await this.#core.nextId() };
    const created = await this.#create({ id: this.#startTry.id, ...input });
    checkOpen();
    this.#startTry = null;
    const { consultation, line } = created;
    await this.#follow(consultation.id, { view: consultation, line, events: [] });
    return consultation.id;
  }

  async #create(command: object): Promise<ConsultationRead> {
    try {
      return await this.#core.call('/v1/consultations', { command }, consultationReadShape);
    } catch (cause) {
      const error = toConsultError(cause);
      if (!isUnanswered(error)) this.#startTry = null;
      throw error;
    }
  }

  async #follow(consultation: string, start?: TalkStart): Promise<void> {
    const checkOpen = this.#core.openCheck();
    await this.#core.openTalk(consultation, start);
    checkOpen();
    const before = this.#consultation;
    this.#core.batch(() => {
      this.#consultation = consultation;
      if (before !== null && before !== consultation) this.#core.closeTalk(before);
      this.#refresh();
    });
    this.#core.start();
  }

  #command(type: string, content: object = {}, keeps = false): Promise<void> {
    return settled(
      this.#withConsultation(async (consultation) => {
        await this.#core.command(consultation, type, content, keeps);
      }),
    );
  }

  async #withConsultation<Result>(run: (consultation: string) => Promise<Result>): Promise<Result> {
    if (this.#consultation === null)
      throw new ConsultError('CONSULTATION_UNKNOWN', 'No consultation is followed. Start or follow one first.');
    return run(this.#consultation);
  }

  async #forget(): Promise<void> {
    const session = this.#kept?.session ?? (await this.#core.store.session(keptSessionShape))?.session;
    this.#core.close();
    this.#kept = null;
    this.#consultation = null;
    this.#startTry = null;
    this.#patch({ session: 'none', consultation: null });
    await this.#core.store.wipe();
    // The device is clean even when nobody answers; the session then ends by itself.
    if (session !== undefined) await this.#core.calls.post('/v1/sessions/end', { session }).catch(ignoreSessionOver);
  }

  #refresh(): void {
    const talk = this.#consultation === null ? undefined : this.#core.talk(this.#consultation);
    const consultation = talk?.state ?? this.#snapshot.consultation;
    this.#patch({ consultation, serverOffsetMs: this.#core.clock.offsetMs });
  }

  #onStatus(connection: ConnectionStatus): void {
    const from = this.#snapshot.connection.type;
    this.#patch({ connection });
    if (from !== connection.type) this.#emitter.emit('status', { from, to: connection.type });
  }

  #onEvent(consultation: string, event: ClientEventMap['event']['event']): void {
    this.#emitter.emit('event', { consultation, event });
    if (event.type === 'message.stored') this.#emitter.emit('message', { consultation, message: event });
  }

  #patch(patch: Partial<ClientSnapshot>): void {
    const before = this.#snapshot;
    const next = { ...before, ...patch };
    if ((Object.keys(next) as (keyof ClientSnapshot)[]).every((key) => next[key] === before[key])) return;
    this.#snapshot = next;
    this.#emitter.emit('change', next);
  }

  #onListenerThrew(cause: unknown): void {
    this.#emitter.emit('error', new ConsultError('INTERNAL', 'A listener of the client threw.', { cause }));
  }
}

function ignoreSessionOver(cause: unknown): void {
  if (!isSessionOver(toConsultError(cause))) throw cause;
}

/** Whatever a promise rejects with becomes a failure of the table. */
function settled<Result>(promise: Promise<Result>): Promise<Result> {
  return promise.catch((cause: unknown) => {
    throw toConsultError(cause);
  });
}
