import type { FormMemory } from './form-memory.ts';

const PREFIX = 'consult:desk:summary:';

/** The draft of a talk's summary, kept in this browser until the talk is over or the doctor signs out. */
export function summaryMemory(consultation: string): FormMemory {
  return {
    load: () => stored(PREFIX + consultation),
    save(values) {
      const isEmpty = Object.values(values).every((value) => value.trim() === '');
      try {
        if (isEmpty) localStorage.removeItem(PREFIX + consultation);
        else localStorage.setItem(PREFIX + consultation, JSON.stringify(values));
      } catch {
        // A private window may refuse storage; the draft then lasts as long as its dialog.
      }
    },
  };
}

/** Forgets every draft but those of these talks. */
export function keepSummaries(consultations: readonly string[]): void {
  const kept = new Set(consultations.map((consultation) => PREFIX + consultation));
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && !kept.has(key)) localStorage.removeItem(key);
}

function stored(key: string): Record<string, string> {
  try {
    const values: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
