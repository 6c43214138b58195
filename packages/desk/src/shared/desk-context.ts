import type { FollowedConsultation, Timers } from '@consult-kit/client';
import type { DeskClient, DeskSnapshot } from '@consult-kit/client/desk';
import type { DoctorProfile } from '@consult-kit/protocol';
import type { CampaignTexts } from './campaign-texts.ts';

/** What every pane of the desk works with. A new object with every change, so that panes draw anew. */
export interface DeskContext {
  readonly client: DeskClient;
  readonly snapshot: DeskSnapshot;
  readonly timers: Timers;
  readonly texts: CampaignTexts;
  /** The gateway's time now. */
  readonly nowMs: number;
  /** The doctor's own open talks in the order in which they are listed. */
  readonly chats: readonly FollowedConsultation[];
  /** False while the screen is locked: nothing that comes in has been seen then. */
  readonly watching: boolean;
  /** Runs a command and shows the doctor what went wrong, if anything; resolves to whether it worked. */
  run(command: Promise<unknown>): Promise<boolean>;
  /** Runs a command and leaves the telling to the caller; resolves to what went wrong, or to an empty text. */
  attempt(command: Promise<unknown>): Promise<string>;
}

/** The gateway's time, from its offset to the monotonic clock. */
export function gatewayNowMs(snapshot: DeskSnapshot, timers: Timers): number {
  return snapshot.serverOffsetMs === null ? Date.now() : snapshot.serverOffsetMs + timers.now();
}

/** Whether a talk is among the doctor's own open ones. */
export function isOwnChat(snapshot: DeskSnapshot, consultation: string): boolean {
  return snapshot.desk?.chats.some((chat) => chat.consultation.id === consultation) ?? false;
}

/** A colleague by id, as far as the desk knows them. */
export function colleagueOf(snapshot: DeskSnapshot, id: string): DoctorProfile | undefined {
  return snapshot.desk?.colleagues.find(({ doctor }) => doctor.id === id)?.doctor;
}
