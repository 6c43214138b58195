import type { HistoryEntry, HistoryPage } from '@consult-kit/protocol';

/** What is known of a history: its newest entries without a gap, and whether there are earlier ones. */
export interface KnownHistory {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly hasMore: boolean;
}

/** Joins the newest page with what is known; entries that grew meanwhile are taken from the page. */
export function withNewest(known: KnownHistory | undefined, { entries, hasMore }: HistoryPage): KnownHistory {
  const last = entries.at(-1);
  const older = known && last ? known.entries.filter(({ key }) => key < last.key) : [];
  const meets = known?.entries.some(({ key }) => entries.some((entry) => entry.key === key)) ?? false;
  // So much may have happened that entries between are missing; then the earlier ones are asked for again.
  return known && meets ? { entries: [...entries, ...older], hasMore: older.length > 0 ? known.hasMore : hasMore } : { entries, hasMore };
}

/** Joins what is known with the page before it. */
export function withEarlier(known: KnownHistory, { entries, hasMore }: HistoryPage): KnownHistory {
  return { entries: [...known.entries, ...entries], hasMore };
}
