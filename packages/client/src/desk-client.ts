import { ConsultError, type StaffSignedIn } from '@consult-kit/protocol';
import type { DeskClient, DeskSnapshot, FollowedConsultation } from './api.ts';
import type { HostBridge, Timers, Transport } from './boundary.ts';
import type { Core } from './core-contract.ts';
import { createCore } from './core.ts';
import { isSessionOver, toConsultError } from './failures.ts';
import { createFeed } from './feed.ts';
import { CLIENT_LIMITS } from './limits.ts';
import { deskStateShape, staffSignedInShape } from './wire/desk-shapes.ts';
import { read } from './wire/readers.ts';

/** What a doctor's client needs. */
export interface DeskClientOptions {
  transport: Transport;
  bridge: HostBridge;
  timers: Timers;
}

/** `@` stands in no campaign's id, so the desk's keys never meet a campaign's. */
const STORAGE_PREFIX = 'consult:@desk';
const SIGNED_OUT: DeskSnapshot = { account: null, connection: { type: 'idle' }, desk: null, chats: {}, serverOffsetMs: null };

/** Makes a doctor's client. Nothing is asked of host or gateway before the first call. */
export function createDeskClient({ transport, bridge, timers }: DeskClientOptions): DeskClient {
  const feed = createFeed(SIGNED_OUT);
  let staff: StaffSignedIn | null = null;
  /** Talks opened for reading beside the own ones. */
  const reading = new Set<string>();
  let cancelChatRetry: () => void = () => {};

  const core: Core = createCore(
    { transport, bridge, timers, side: 'doctor', storagePrefix: STORAGE_PREFIX, followsDesk: true },
    {
      ...feed,
      session: () => staff?.session ?? null,
      changed: refresh,
      desk: onDesk,
      live: syncChats,
      gone: () => {},
      /** Staff sign in again; drafts stay for then. */
      async renew() {
        leave();
        await core.store.forgetSession();
        return false;
      },
    },
  );

  async function signIn(login: string, password: string): Promise<StaffSignedIn> {
    const checkOpen = core.openCheck();
    const signedIn = await core.calls.post('/v1/staff/sign-in', { login, password }, staffSignedInShape);
    checkOpen();
    if (signedIn.account.role !== 'doctor') {
      await core.calls.post('/v1/staff/sign-out', { session: signedIn.session }).catch(() => {});
      throw new ConsultError('ROLE_REFUSED', 'The desk is for doctors. Sign in with a doctor’s account.');
    }
    core.close();
    await core.store.keepSession(signedIn);
    begin(signedIn);
    return signedIn;
  }

  async function restore(): Promise<boolean> {
    const checkOpen = core.openCheck();
    const kept = staff ?? (await core.store.session(staffSignedInShape));
    if (!kept) return false;
    try {
      const desk = await core.calls.post('/v1/desk/read', { session: kept.session }, deskStateShape);
      checkOpen();
      begin(kept);
      if (!feed.snapshot.desk) onDesk(desk);
      return true;
    } catch (cause) {
      const error = toConsultError(cause);
      if (!isSessionOver(error) && error.code !== 'ROLE_REFUSED') throw error;
      await core.store.forgetSession();
      return false;
    }
  }

  async function signOut(): Promise<void> {
    const session = staff?.session;
    core.close();
    leave();
    await core.store.wipe();
    try {
      if (session !== undefined) await core.calls.post('/v1/staff/sign-out', { session });
    } catch (cause) {
      if (!isSessionOver(toConsultError(cause))) throw cause;
    }
  }

  async function acceptNext(): Promise<string> {
    const { consultation } = await core.command(null, 'queue.accept-next');
    if (consultation === null) throw new ConsultError('QUEUE_EMPTY', 'Nobody is waiting.');
    // Accepted is accepted: if the talk cannot be read now, the next news of the desk bring it.
    await core.openTalk(consultation).catch(retryChats);
    return consultation;
  }

  async function command(consultation: string, type: string, content: object = {}): Promise<void> {
    await core.command(consultation, type, content);
  }

  function begin(signedIn: StaffSignedIn): void {
    staff = signedIn;
    core.store.sweep();
    feed.patch({ account: signedIn.account });
    core.start();
  }

  function leave(): void {
    staff = null;
    reading.clear();
    cancelChatRetry();
    for (const { id } of core.talks()) core.closeTalk(id);
    feed.patch({ account: null, desk: null, chats: {} });
  }

  /** The newest that was told counts, whatever its version: another node may count from elsewhere. */
  function onDesk(told: unknown): void {
    if (!staff) return;
    try {
      const desk = read(deskStateShape, told);
      core.batch(() => {
        feed.patch({ desk });
        for (const { consultation, patientPresent } of desk.chats) core.talk(consultation.id)?.setOtherPresent(patientPresent);
        syncChats();
      });
    } catch (cause) {
      feed.error(toConsultError(cause));
    }
  }

  /** Follows the own talks, each from its newest events on, and lets go of those that are no longer the doctor's. */
  function syncChats(): void {
    const { desk } = feed.snapshot;
    if (!desk) return;
    for (const { id } of core.talks()) if (!isOwn(id) && !reading.has(id)) core.closeTalk(id);
    for (const { consultation, patientPresent } of desk.chats) {
      const known = core.talk(consultation.id)?.state.view;
      // Under another claim it was lost and won back meanwhile: it has to be followed again.
      if (known && (known.claim === consultation.claim || known.seq >= consultation.seq)) continue;
      core.openTalk(consultation.id).then((talk) => talk.setOtherPresent(patientPresent), retryChats);
    }
    for (const { consultation, at } of desk.offers) {
      const known = core.talk(consultation)?.state.view;
      // Made again after the one that was read was withdrawn: since then nothing was told.
      if (known && known.handover?.at !== at) core.openTalk(consultation).catch(retryChats);
    }
  }

  function retryChats(): void {
    cancelChatRetry();
    if (staff) cancelChatRetry = timers.after(CLIENT_LIMITS.catchUpMs, syncChats);
  }

  function isOwn(id: string): boolean {
    return feed.snapshot.desk?.chats.some(({ consultation }) => consultation.id === id) ?? false;
  }

  function refresh(): void {
    const chats: Record<string, FollowedConsultation> = {};
    for (const { id, state } of core.talks()) chats[id] = state;
    feed.patch({ chats, serverOffsetMs: core.clock.offsetMs });
  }

  return {
    get snapshot() {
      return feed.snapshot;
    },
    on: feed.on,
    signIn,
    restore,
    signOut,
    setStatus: (status) => core.command(null, 'status.set', { status }),
    acceptNext,
    send: core.send,
    resend: core.resend,
    discard: core.discard,
    loadOlder: core.loadOlder,
    markRead: core.markRead,
    setTyping: core.setTyping,
    async follow(consultation) {
      reading.add(consultation);
      await core.openTalk(consultation);
    },
    unfollow(consultation) {
      reading.delete(consultation);
      if (!isOwn(consultation)) core.closeTalk(consultation);
    },
    decline: (consultation, reason) => command(consultation, 'consultation.decline', { reason }),
    pause: (consultation) => command(consultation, 'consultation.pause'),
    offerHandover: (consultation, offer) => command(consultation, 'handover.offer', offer),
    cancelHandover: (consultation) => command(consultation, 'handover.cancel'),
    acceptHandover: (consultation) => command(consultation, 'handover.accept'),
    refuseHandover: (consultation, reason) => command(consultation, 'handover.refuse', { reason }),
    sendEmergencyCard: (consultation) => command(consultation, 'emergency.send'),
    addNote: (consultation, note) => command(consultation, 'note.add', { text: note }),
    finish: (consultation, outcome) => command(consultation, 'consultation.finish', outcome),
    loadDraft: core.loadDraft,
    saveDraft: core.saveDraft,
    close() {
      cancelChatRetry();
      core.close();
    },
  };
}
