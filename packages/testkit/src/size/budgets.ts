/** One thing that a browser loads, and how large it may be. */
export interface Budget {
  readonly what: string;
  /** At most so many bytes, minified and gzipped. */
  readonly maxBytes: number;
  /** Doors of published packages that are loaded together, as `package` and `door`. What they import lazily does not count. */
  readonly doors: ReadonlyArray<readonly [name: string, door: string]>;
  /** Doors that are there already: their bytes are taken off. */
  readonly onTopOf?: ReadonlyArray<readonly [name: string, door: string]>;
  /** Adds the compiled default lexicon. */
  readonly withLexicon?: true;
}

const CARD = [['elements', './define/entry.js']] as const;
const AREA = [...CARD, ['elements', './define/special-area.js'], ['elements', './define/module-picker.js']] as const;
const CHAT = [...AREA, ['elements', './define/chat-panel.js']] as const;

/** The sizes to live by: every row is held by `npm run size`. A kB is 1,000 bytes. */
export const BUDGETS: readonly Budget[] = [
  { what: "entry card with lit and the matcher's engine", maxBytes: 10_000, doors: CARD },
  { what: 'special area, picker and questions, on top', maxBytes: 18_000, doors: AREA, onTopOf: CARD },
  { what: 'chat panel with client and schemas, on top', maxBytes: 30_000, doors: CHAT, onTopOf: AREA },
  { what: 'client alone, no DOM', maxBytes: 14_000, doors: [['client', '.']] },
  { what: 'default lexicon and matcher', maxBytes: 20_000, doors: [['intent', '.']], withLexicon: true },
];
