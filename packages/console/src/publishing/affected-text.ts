import type { Localize } from '@consult-kit/elements/foundation.js';
import type { Affected } from '@consult-kit/protocol';

/** Whom a change reaches at this moment: `2 people are in line now, 1 is in a talk; they are served on.` */
export function affectedText({ waiting, talking }: Affected, words: Localize): string {
  if (waiting + talking === 0) return words.text('affected.nobody');
  const inLine = waiting === 0 ? [] : [words.text('affected.waiting', { count: waiting })];
  // Alone, the talks need a noun of their own.
  const inTalk = talking === 0 ? [] : [words.text(waiting === 0 ? 'affected.talking-alone' : 'affected.talking', { count: talking })];
  return words.text('affected.served', { people: [...inLine, ...inTalk].join(words.text('affected.and')) });
}
