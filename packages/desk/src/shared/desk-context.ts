import type { FollowedConsultation, Timers } from '@consult-kit/client';
import type { DeskClient, DeskSnapshot } from '@consult-kit/client/desk';
import type { CampaignTexts } from './campaign-texts.ts';

/** What every pane of the desk works with. A new object with every change, so that panes draw anew. */
export interface DeskContext {
  readonly client: DeskClient;
  readonly snapshot: DeskSnapshot;
  readonly timers: Timers;
  readonly texts: CampaignTexts;
  /** The gateway's time now. */
  readonly nowMs: number;
  /** Runs a command and tells the doctor if it failed; resolves to whether it worked. */
  run(command: Promise<unknown>): Promise<boolean>;
}

/** The gateway's time, from its offset to the monotonic clock. */
export function gatewayNowMs(snapshot: DeskSnapshot, timers: Timers): number {
  return snapshot.serverOffsetMs === null ? Date.now() : snapshot.serverOffsetMs + timers.now();
}

/** The doctor's open talks in the order of need: warning signs first, then the longest unanswered, then the rest by age. */
export function orderedChats(snapshot: DeskSnapshot): FollowedConsultation[] {
  const open = (snapshot.desk?.chats ?? []).flatMap(({ consultation }) => snapshot.chats[consultation.id] ?? []);
  return open.sort((a, b) => rank(a) - rank(b) || Date.parse(waitingFrom(a)) - Date.parse(waitingFrom(b)));
}

function rank({ view }: FollowedConsultation): number {
  if (view.state === 'paused') return 3;
  if (view.unansweredSince === null) return 2;
  return view.flagged ? 0 : 1;
}

function waitingFrom({ view }: FollowedConsultation): string {
  return view.unansweredSince ?? view.createdAt;
}
