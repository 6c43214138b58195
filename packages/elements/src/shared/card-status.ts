import { CARD_STATUS_KEY } from './card-status-key.ts';
import { readStored, writeStored } from './device-storage.ts';
import type { ConsultStateDetail, PublicState } from './emit.ts';

/** Kept for the entry card, in the host page's own storage: a state and whether something is unread. No id, no content. */
export interface CardStatus {
  state: PublicState;
  unread: boolean;
  /** People ahead; only under `isolation="none"`. */
  ahead?: number;
}

/** A state that nobody renewed for this long is no longer believed. */
const BELIEVED_MS = 86_400_000;

/** What this device knows of a consultation in a campaign, if one is going on. */
export function readCardStatus(campaign: string): CardStatus | undefined {
  try {
    const { atMs, ...status } = JSON.parse(readStored(CARD_STATUS_KEY + campaign) ?? '') as CardStatus & { atMs: number };
    const fresh = Math.abs(Date.now() - atMs) < BELIEVED_MS;
    return fresh && (status.state === 'waiting' || status.state === 'talking') ? status : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what `consult-state` told, for cards on other pages of the host; an end wipes it. */
export function keepCardStatus(detail: ConsultStateDetail): void {
  const { campaign, state, unread, ahead } = detail;
  const value = state === 'ended' ? undefined : JSON.stringify({ state, unread, ahead, atMs: Date.now() });
  writeStored(CARD_STATUS_KEY + campaign, value);
}
