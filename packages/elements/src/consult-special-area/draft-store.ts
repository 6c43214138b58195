import { readStored, writeStored } from '../shared/device-storage.ts';
import { type Draft, EMPTY_DRAFT } from './flow.ts';

const keyOf = (campaign: string): string => `consult:draft:${campaign}`;

/** What was told so far in this tab, or nothing. The tab's storage ends with the tab: phones are shared. */
export function loadDraft(campaign: string): Draft {
  try {
    const stored: unknown = JSON.parse(readStored(keyOf(campaign), 'session') ?? 'null');
    return stored && typeof stored === 'object' ? { ...EMPTY_DRAFT, ...stored } : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps the draft over a reload. */
export function keepDraft(campaign: string, draft: Draft): void {
  writeStored(keyOf(campaign), JSON.stringify(draft), 'session');
}

/** Wipes the draft: the line is joined, or consent was refused. */
export function wipeDraft(campaign: string): void {
  writeStored(keyOf(campaign), undefined, 'session');
}
