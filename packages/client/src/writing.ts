import { checkMessageText, ConsultError, type ChatMessage, type CommandResult, type Side } from '@consult-kit/protocol';
import type { DeviceStore } from './device-store.ts';
import { consultationEnded } from './failures.ts';
import type { Outbox, UnsentMessage } from './outbox-contract.ts';
import type { ServerClock } from './server-clock.ts';
import type { Following } from './talk/following.ts';
import type { Talk } from './talk/talk.ts';

/** What writing needs from the rest of the client. */
export interface WritingParts {
  side: Side;
  clock: ServerClock;
  store: DeviceStore;
  outbox: Outbox;
  find(consultation: string | null): Following | undefined;
  nextId(): Promise<string>;
}

/** What people write: messages on their way, drafts, and what of both stays on the device. */
export interface Writing {
  send(consultation: string | null, message: string): Promise<ChatMessage>;
  resend(consultation: string | null, id?: string): void;
  loadDraft(consultation: string | null): Promise<string>;
  saveDraft(consultation: string | null, draft: string): void;
  /** Puts messages among the outgoing ones that are not stored yet. */
  restore(following: Following, unsent: readonly UnsentMessage[]): void;
  /** Another page had the consultation: takes over what that one left on the device. */
  takeOver(consultation: string): Promise<void>;
  /** What is going out changed: it is shown, and kept on the device. */
  onOutgoing(consultation: string): void;
  /** Whether the messages of a consultation are kept on the device. */
  keeps(consultation: string): boolean;
  /** The claim under which a doctor writes now. */
  claimOf(consultation: string | null): { claim?: number };
  /** Forgets what was kept. */
  clear(): void;
}

export function createWriting({ side, clock, store, outbox, find, nextId }: WritingParts): Writing {
  /** Unsent messages as they were last given to the device, so that only changes are written, and every id that was among them. */
  const kept = new Map<string, { unsent: string; ids: Set<string> }>();
  /** The consultation whose messages are being put back: the device has all of them, and must not be left with a part. */
  let restoring: string | null = null;

  async function send(consultation: string | null, message: string): Promise<ChatMessage> {
    checkMessageText(message);
    const following = find(consultation);
    if (!following) throw new ConsultError('CONSULTATION_UNKNOWN', 'Start or follow this consultation first.');
    const { talk, typing, draft } = following;
    if (!talk.goingOn) throw consultationEnded();
    typing.set(false);
    const stored = nextId().then((id) => [outbox.giveMessage(talk.id, { id, text: message, atMs: clock.nowMs ?? 0, ...claimOf(talk.id) })]);
    // Whatever happens to the page, the text is on the device: as the draft until it is there as a message.
    following.adding = Promise.all([following.adding, stored.catch(() => {})]);
    if (draft === message) saveDraft(talk.id, '');
    const [result] = await stored;
    return storedMessage(talk, message, await (result as Promise<CommandResult>));
  }

  function storedMessage({ state }: Talk, message: string, { id, seq, at }: CommandResult): ChatMessage {
    const stored = state.events.find((event): event is ChatMessage => event.type === 'message.stored' && event.id === id);
    if (stored) return stored;
    const doctor = side === 'doctor' && state.view.doctor ? { doctor: state.view.doctor.id } : {};
    return { type: 'message.stored', seq, at, id, from: side, text: message, ...doctor };
  }

  function claimOf(consultation: string | null): { claim?: number } {
    const claim = side === 'doctor' ? find(consultation)?.talk.state.view.claim : null;
    return claim == null ? {} : { claim };
  }

  function resend(consultation: string | null, id?: string): void {
    const talk = find(consultation)?.talk;
    if (talk?.goingOn) outbox.resend(talk.id, id, claimOf(talk.id).claim);
  }

  async function loadDraft(consultation: string | null): Promise<string> {
    if (consultation === null) return '';
    const { draft = '' } = (await store.kept(consultation)) ?? {};
    const following = find(consultation);
    if (following) following.draft = draft;
    return draft;
  }

  function saveDraft(consultation: string | null, draft: string): void {
    const following = find(consultation);
    if (!following?.talk.goingOn) return;
    following.draft = draft;
    // After the message, so that no crash in between loses the text. An ended talk keeps nothing.
    void following.adding.then(() => following.ended || store.keepDraft(following.talk.id, following.draft));
  }

  function restore({ talk: { id, state } }: Following, unsent: readonly UnsentMessage[]): void {
    restoring = id;
    for (const message of unsent) {
      const stored = state.events.some((event) => event.type === 'message.stored' && event.id === message.id);
      // Nobody waits for these: they are on show as outgoing messages.
      if (!stored && !outbox.has(message.id)) outbox.giveMessage(id, message).catch(() => {});
      knownOf(id).ids.add(message.id);
    }
    restoring = null;
    onOutgoing(id);
  }

  async function takeOver(consultation: string): Promise<void> {
    const left = await store.kept(consultation);
    const following = find(consultation);
    // A device that does not answer has not said that anything was taken off it.
    if (!following || !left) return;
    const { unsent } = left;
    outbox.keepOnly(consultation, unsent);
    restore(following, unsent);
  }

  function onOutgoing(consultation: string): void {
    const following = find(consultation);
    if (!following) return;
    following.talk.setOutgoing(outbox.outgoing(consultation));
    if (!keeps(consultation) || restoring === consultation) return;
    const known = knownOf(consultation);
    const messages = outbox.unsent(consultation);
    const unsent = JSON.stringify(messages);
    if (unsent === known.unsent) return;
    known.unsent = unsent;
    for (const { id } of messages) known.ids.add(id);
    void store.keepUnsent(consultation, messages, known.ids).then((isKept) => outbox.onKept(consultation, messages, isKept));
  }

  function keeps(consultation: string): boolean {
    return find(consultation)?.ended === false;
  }

  function knownOf(consultation: string): { unsent: string; ids: Set<string> } {
    const known = kept.get(consultation) ?? { unsent: '[]', ids: new Set<string>() };
    kept.set(consultation, known);
    return known;
  }

  return {
    send,
    resend,
    loadDraft,
    saveDraft,
    restore,
    takeOver,
    onOutgoing,
    keeps,
    claimOf,
    clear: () => kept.clear(),
  };
}
