import { adviceCardSchema, type AdviceCard } from '@consult-kit/protocol';

const EMPTY: AdviceCard = { advice: '', whenToGetHelp: '', followUp: '' };
const storageKey = (consultation: string): string => `consult:desk:summary:${consultation}`;

/** The saved draft of a summary, or an empty one. */
export function loadSummary(consultation: string): AdviceCard {
  try {
    const read = adviceCardSchema.safeParse(JSON.parse(localStorage.getItem(storageKey(consultation)) ?? 'null'));
    return read.success ? read.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Keeps a draft in this browser until the consultation ends. */
export function saveSummary(consultation: string, draft: AdviceCard): void {
  localStorage.setItem(storageKey(consultation), JSON.stringify(draft));
}

/** Forgets a draft once it is no longer needed. */
export function dropSummary(consultation: string): void {
  localStorage.removeItem(storageKey(consultation));
}
