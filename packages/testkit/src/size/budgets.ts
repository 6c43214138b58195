/** What a browser loads for one purpose. */
export interface Load {
  /** Doors of published packages that are loaded together, as `package` and `door`. */
  readonly doors: ReadonlyArray<readonly [name: string, door: string]>;
  /** Counts what they import lazily as well, because the purpose cannot be had without it. */
  readonly withLazy?: boolean;
  /** Ends of paths of modules that are imported lazily for another purpose and do not count. */
  readonly apart?: readonly string[];
}

/** One thing that a browser loads, and how large it may be. */
export interface Budget {
  readonly what: string;
  /** At most so many bytes, minified and gzipped. */
  readonly maxBytes: number;
  readonly load: Load;
  /** What is there already: its bytes are taken off. */
  readonly onTopOf?: Load;
  /** Adds the compiled default lexicon. */
  readonly withLexicon?: true;
}

/** The dialog around the area is fetched after the tap. */
const CARD: Load = { doors: [['elements', './define/entry.js']] };

/** Chat and client are fetched once the shopper has consented. */
const AREA: Load = {
  doors: [...CARD.doors, ['elements', './define/special-area.js'], ['elements', './define/module-picker.js']],
  withLazy: true,
  apart: ['/consult-chat-panel/consult-chat-panel.js', '/shared/open-client.js'],
};

const CHAT: Load = { doors: [...AREA.doors, ['elements', './define/chat-panel.js']], withLazy: true };

/** The sizes to live by: every row is held by `npm run size`. A kB is 1,000 bytes. */
export const BUDGETS: readonly Budget[] = [
  { what: "entry card with lit and the matcher's engine", maxBytes: 10_000, load: CARD },
  { what: 'special area, picker and questions, on top', maxBytes: 18_000, load: AREA, onTopOf: CARD },
  { what: 'chat panel with client and schemas, on top', maxBytes: 30_000, load: CHAT, onTopOf: AREA },
  { what: 'client alone, no DOM', maxBytes: 14_000, load: { doors: [['client', '.']] } },
  { what: 'default lexicon and matcher', maxBytes: 20_000, load: { doors: [['intent', '.']] }, withLexicon: true },
];
