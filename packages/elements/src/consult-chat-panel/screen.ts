import type { FollowedConsultation } from '@consult-kit/client';

/** What fills the panel. */
export type Screen =
  'loading' | 'error' | 'none' | 'removed' | 'elsewhere' | 'waiting' | 'details' | 'chat' | 'ended' | 'transcript' | 'left';

/** What decides about the screen beside the consultation itself. */
export interface ScreenFacts {
  followed: FollowedConsultation | null;
  /** Nothing more is on its way. */
  isReady: boolean;
  hasFailed: boolean;
  /** Another page of this device has the consultation. */
  isElsewhere: boolean;
  /** The shopper wiped this device. */
  isRemoved: boolean;
  /** The shopper adds details while waiting. */
  isAdding: boolean;
  /** The shopper reads an ended conversation. */
  isReading: boolean;
}

/** The screen for the moment. */
export function screenOf(facts: ScreenFacts): Screen {
  if (facts.isRemoved) return 'removed';
  const state = facts.followed?.view.state;
  switch (state) {
    case 'ended':
      return facts.isReading ? 'transcript' : 'ended';
    case 'left':
      return 'left';
    case 'waiting':
    case 'talking':
    case 'paused':
      if (facts.isElsewhere) return 'elsewhere';
      return state !== 'waiting' ? 'chat' : facts.isAdding ? 'details' : 'waiting';
    default:
      return facts.hasFailed ? 'error' : facts.isReady ? 'none' : 'loading';
  }
}

/** Whether the log is drawn. */
export function showsLog(screen: Screen): boolean {
  return screen === 'details' || screen === 'chat' || screen === 'transcript';
}

/** Whether the composer is drawn. */
export function showsComposer(screen: Screen): boolean {
  return screen === 'details' || screen === 'chat';
}
