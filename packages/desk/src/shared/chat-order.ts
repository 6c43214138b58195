import type { FollowedConsultation } from '@consult-kit/client';
import type { DeskSnapshot } from '@consult-kit/client/desk';

/**
 * The order of the doctor's own talks. While it is held, because the pointer or the focus is on the list, nothing moves
 * away from under the doctor's hand: new talks come last.
 */
export class ChatOrder {
  held = false;
  #shown: readonly string[] = [];

  /** The open talks in the order in which they are shown now. */
  of(snapshot: DeskSnapshot): FollowedConsultation[] {
    const chats = byNeed(snapshot);
    if (this.held) chats.sort((a, b) => this.#place(a) - this.#place(b));
    this.#shown = chats.map(({ view }) => view.id);
    return chats;
  }

  #place({ view }: FollowedConsultation): number {
    const at = this.#shown.indexOf(view.id);
    return at < 0 ? this.#shown.length : at;
  }
}

/** Warning signs first, then whoever waits for a reply, longest first; the paused come last. */
function byNeed(snapshot: DeskSnapshot): FollowedConsultation[] {
  const open = (snapshot.desk?.chats ?? []).flatMap(({ consultation }) => snapshot.chats[consultation.id] ?? []);
  return open.sort((a, b) => rank(a) - rank(b) || Date.parse(waitingFrom(a)) - Date.parse(waitingFrom(b)));
}

/** The talk in which somebody has waited longest for a reply, warning signs first, or `undefined`. */
export function longestWaiting(snapshot: DeskSnapshot, except: string | null): FollowedConsultation | undefined {
  return byNeed(snapshot).find(({ view }) => view.id !== except && view.state === 'talking' && view.unansweredSince !== null);
}

function rank({ view }: FollowedConsultation): number {
  if (view.state === 'paused') return 4;
  return (view.flagged ? 0 : 2) + (view.unansweredSince === null ? 1 : 0);
}

function waitingFrom({ view }: FollowedConsultation): string {
  return view.unansweredSince ?? view.createdAt;
}
