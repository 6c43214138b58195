import {
  ConsultError,
  type AdviceCard,
  type ChatMessage,
  type CommandResult,
  type DoctorStatus,
  type HandoverTarget,
  type StaffSignedIn,
} from '@consult-kit/protocol';
import type { ConnectionStatus, DeskClient, DeskClientEventMap, DeskSnapshot, FollowedConsultation } from './api.ts';
import type { HostBridge, Timers, Transport } from './boundary.ts';
import { Core } from './core.ts';
import { Emitter } from './emitter.ts';
import { isSessionOver, toConsultError } from './failures.ts';
import { CLIENT_LIMITS } from './limits.ts';
import { deskStateShape, staffSignedInShape } from './wire/desk-shapes.ts';
import { read, readOr } from './wire/readers.ts';

/** What a doctor's client needs. */
export interface DeskClientOptions {
  transport: Transport;
  bridge: HostBridge;
  timers: Timers;
}

/** `@` stands in no campaign's id, so the desk's keys never meet a campaign's. */
const STORAGE_PREFIX = 'consult:@desk';

/** Makes a doctor's client. Nothing is asked of host or gateway before the first call. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  return new DoctorClient(options);
}

class DoctorClient implements DeskClient {
  readonly #timers: Timers;
  readonly #core: Core;
  readonly #emitter = new Emitter<DeskClientEventMap>((cause) => this.#onListenerThrew(cause));
  #snapshot: DeskSnapshot = { account: null, connection: { type: 'idle' }, desk: null, chats: {}, serverOffsetMs: null };
  #signedIn: StaffSignedIn | null = null;
  /** Talks opened for reading beside the own ones. */
  readonly #reading = new Set<string>();
  #cancelChatRetry: () => void = () => {};

  constructor({ transport, bridge, timers }: DeskClientOptions) {
    this.#timers = timers;
    this.#core = new Core(
      { transport, bridge, timers, side: 'doctor', storagePrefix: STORAGE_PREFIX, followsDesk: true },
      {
        session: () => this.#signedIn?.session ?? null,
        changed: () => this.#refresh(),
        status: (connection) => this.#onStatus(connection),
        event: (consultation, event) => this.#onEvent(consultation, event),
        error: (error) => this.#emitter.emit('error', error),
        desk: (desk) => this.#onDesk(desk),
        live: () => this.#syncChats(),
        renew: () => this.#onSessionOver(),
      },
    );
  }

  get snapshot(): DeskSnapshot {
    return this.#snapshot;
  }

  on<Name extends keyof DeskClientEventMap>(name: Name, listener: (payload: DeskClientEventMap[Name]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  async signIn(login: string, password: string): Promise<StaffSignedIn> {
    const checkOpen = this.#core.openCheck();
    const signedIn = await this.#core.calls.post('/v1/staff/sign-in', { login, password }, staffSignedInShape);
    checkOpen();
    if (signedIn.account.role !== 'doctor') {
      await this.#core.calls.post('/v1/staff/sign-out', { session: signedIn.session }).catch(() => {});
      throw new ConsultError('ROLE_REFUSED', 'The desk is for doctors. Sign in with a doctor’s account.');
    }
    this.#core.close();
    await this.#core.store.keepSession(signedIn);
    this.#begin(signedIn);
    return signedIn;
  }

  async restore(): Promise<boolean> {
    const checkOpen = this.#core.openCheck();
    const kept = this.#signedIn ?? (await this.#core.store.session(staffSignedInShape));
    if (!kept) return false;
    try {
      const desk = await this.#core.calls.post('/v1/desk/read', { session: kept.session }, deskStateShape);
      checkOpen();
      this.#begin(kept);
      this.#onDesk(desk);
      return true;
    } catch (cause) {
      const error = toConsultError(cause);
      if (!isSessionOver(error) && error.code !== 'ROLE_REFUSED') throw error;
      await this.#core.store.forgetSession();
      return false;
    }
  }

  async signOut(): Promise<void> {
    const session = this.#signedIn?.session;
    this.#leave();
    this.#core.close();
    await this.#core.store.wipe();
    if (session === undefined) return;
    await this.#core.calls.post('/v1/staff/sign-out', { session }).catch((cause: unknown) => {
      if (!isSessionOver(toConsultError(cause))) throw cause;
    });
  }

  setStatus(status: DoctorStatus): Promise<CommandResult> {
    return this.#core.command(null, 'status.set', { status });
  }

  async acceptNext(): Promise<string> {
    const { consultation } = await this.#core.command(null, 'queue.accept-next');
    if (consultation === null) throw new ConsultError('QUEUE_EMPTY', 'Nobody is waiting.');
    // Accepted is accepted: if the talk cannot be read now, the next news of the desk bring it.
    await this.#core.openTalk(consultation).catch(() => this.#retryChats());
    return consultation;
  }

  send(consultation: string, message: string): Promise<ChatMessage> {
    return this.#core.send(consultation, message);
  }

  resend(consultation: string, id?: string): void {
    this.#core.resend(consultation, id);
  }

  discard(consultation: string, id: string): void {
    this.#core.discard(consultation, id);
  }

  loadOlder(consultation: string): Promise<void> {
    return this.#core.loadOlder(consultation);
  }

  markRead(consultation: string, upTo: number): void {
    this.#core.markRead(consultation, upTo);
  }

  setTyping(consultation: string, on: boolean): void {
    this.#core.setTyping(consultation, on);
  }

  async follow(consultation: string): Promise<void> {
    await this.#core.openTalk(consultation);
    this.#reading.add(consultation);
  }

  unfollow(consultation: string): void {
    this.#reading.delete(consultation);
    if (!this.#isOwn(consultation)) this.#core.closeTalk(consultation);
  }

  decline(consultation: string, reason: string): Promise<void> {
    return this.#command(consultation, 'consultation.decline', { reason });
  }

  pause(consultation: string): Promise<void> {
    return this.#command(consultation, 'consultation.pause');
  }

  offerHandover(consultation: string, offer: { to: HandoverTarget; reason: string; note?: string; urgent: boolean }): Promise<void> {
    return this.#command(consultation, 'handover.offer', offer);
  }

  cancelHandover(consultation: string): Promise<void> {
    return this.#command(consultation, 'handover.cancel');
  }

  acceptHandover(consultation: string): Promise<void> {
    return this.#command(consultation, 'handover.accept');
  }

  refuseHandover(consultation: string, reason: string): Promise<void> {
    return this.#command(consultation, 'handover.refuse', { reason });
  }

  sendEmergencyCard(consultation: string): Promise<void> {
    return this.#command(consultation, 'emergency.send');
  }

  addNote(consultation: string, note: string): Promise<void> {
    return this.#command(consultation, 'note.add', { text: note });
  }

  finish(consultation: string, outcome: { outcome: 'advice'; advice: AdviceCard } | { outcome: 'patient-left' }): Promise<void> {
    return this.#command(consultation, 'consultation.finish', outcome);
  }

  loadDraft(consultation: string): Promise<string> {
    return this.#core.loadDraft(consultation);
  }

  saveDraft(consultation: string, draft: string): void {
    this.#core.saveDraft(consultation, draft);
  }

  close(): void {
    this.#cancelChatRetry();
    this.#core.close();
  }

  #begin(signedIn: StaffSignedIn): void {
    this.#signedIn = signedIn;
    this.#patch({ account: signedIn.account });
    this.#core.start();
  }

  async #command(consultation: string, type: string, content: object = {}): Promise<void> {
    await this.#core.command(consultation, type, content);
  }

  /** Staff sign in again; drafts stay for then. */
  async #onSessionOver(): Promise<boolean> {
    this.#leave();
    await this.#core.store.forgetSession();
    return false;
  }

  #leave(): void {
    this.#signedIn = null;
    this.#reading.clear();
    this.#cancelChatRetry();
    for (const consultation of Object.keys(this.#snapshot.chats)) this.#core.closeTalk(consultation);
    this.#patch({ account: null, desk: null, chats: {} });
  }

  #onDesk(told: unknown): void {
    const desk = this.#signedIn && readOr(deskStateShape, told);
    if (!desk) return this.#signedIn ? this.#reportUnreadable(told) : undefined;
    if (this.#snapshot.desk && desk.version < this.#snapshot.desk.version) return;
    this.#core.batch(() => {
      this.#patch({ desk });
      for (const { consultation, patientPresent } of desk.chats) this.#core.talk(consultation.id)?.setOtherPresent(patientPresent);
      this.#syncChats();
    });
  }

  #reportUnreadable(told: unknown): void {
    try {
      read(deskStateShape, told);
    } catch (cause) {
      this.#emitter.emit('error', toConsultError(cause));
    }
  }

  /** Follows the own talks, each from its newest events on, and lets go of those that are no longer the doctor's. */
  #syncChats(): void {
    const { desk, chats } = this.#snapshot;
    if (!desk) return;
    for (const id of Object.keys(chats)) if (!this.#isOwn(id) && !this.#reading.has(id)) this.#core.closeTalk(id);
    for (const { consultation, patientPresent } of desk.chats) {
      if (this.#core.talk(consultation.id)) continue;
      this.#core.openTalk(consultation.id).then(
        (talk) => talk.setOtherPresent(patientPresent),
        () => this.#retryChats(),
      );
    }
  }

  #retryChats(): void {
    this.#cancelChatRetry();
    if (this.#signedIn) this.#cancelChatRetry = this.#timers.after(CLIENT_LIMITS.catchUpMs, () => this.#syncChats());
  }

  #isOwn(id: string): boolean {
    return this.#snapshot.desk?.chats.some(({ consultation }) => consultation.id === id) ?? false;
  }

  #refresh(): void {
    const chats: Record<string, FollowedConsultation> = {};
    for (const { id, state } of this.#core.talks()) chats[id] = state;
    this.#patch({ chats, serverOffsetMs: this.#core.clock.offsetMs });
  }

  #onStatus(connection: ConnectionStatus): void {
    const from = this.#snapshot.connection.type;
    this.#patch({ connection });
    if (from !== connection.type) this.#emitter.emit('status', { from, to: connection.type });
  }

  #onEvent(consultation: string, event: DeskClientEventMap['event']['event']): void {
    this.#emitter.emit('event', { consultation, event });
    if (event.type === 'message.stored') this.#emitter.emit('message', { consultation, message: event });
  }

  #patch(patch: Partial<DeskSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...patch };
    this.#emitter.emit('change', this.#snapshot);
  }

  #onListenerThrew(cause: unknown): void {
    this.#emitter.emit('error', new ConsultError('INTERNAL', 'A listener of the client threw.', { cause }));
  }
}
