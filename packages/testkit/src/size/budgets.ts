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

/** Each shopper downloads one language; the longer one counts. */
const OTHER_LANGUAGE = ['/locales/area/en.js', '/locales/chat/en.js'];
/** Fetched after the tap: the dialog with what keeps the gateway's frame. The frame's page then has the area. */
const FRAME = ['/consult-entry/area-dialog.js', '/frame/frame-host.js'];
/** The chat and its client are fetched when the area is there, in the background. */
const CHAT_PARTS = ['/consult-chat-panel/consult-chat-panel.js', '/shared/open-client.js'];
const SCREENS = ['/consult-special-area/area-view.js', '/locales/area/en.js', '/locales/area/zh-hans.js'];

const CARD_DOOR = ['elements', './define/entry.js'] as const;
const AREA_DOORS = [['elements', './define/special-area.js'] as const, ['elements', './define/module-picker.js'] as const];

/** All that is there on every page of results, all year long. */
const CARD: Load = { doors: [CARD_DOOR] };
/** What comes with it while the campaign is on. */
const CARD_SHOWN: Load = { ...CARD, withLazy: true, apart: FRAME };
/** The host's side of the area in the gateway's frame. */
const FRAMED: Load = { ...CARD, withLazy: true, apart: SCREENS };
/** The area as it stands in the page itself; the page in the frame has the same. */
const AREA: Load = { doors: [CARD_DOOR, ...AREA_DOORS], withLazy: true, apart: [...FRAME, ...CHAT_PARTS, ...OTHER_LANGUAGE] };
const CHAT: Load = {
  doors: [...AREA.doors, ['elements', './define/chat-panel.js']],
  withLazy: true,
  apart: [...FRAME, ...OTHER_LANGUAGE],
};

/** The sizes to live by: every row is held by `npm run size`. A kB is 1,000 bytes. */
export const BUDGETS: readonly Budget[] = [
  { what: "entry card with lit and the matcher's engine", maxBytes: 10_000, load: CARD },
  { what: "the card's looks and words while it shows, on top", maxBytes: 5_000, load: CARD_SHOWN, onTopOf: CARD },
  { what: 'dialog and frame around the area, on top', maxBytes: 9_000, load: FRAMED, onTopOf: CARD_SHOWN },
  { what: 'special area, picker and questions, on top', maxBytes: 18_000, load: AREA, onTopOf: CARD_SHOWN },
  { what: 'chat panel with client and schemas, on top', maxBytes: 30_000, load: CHAT, onTopOf: AREA },
  { what: 'client alone, no DOM', maxBytes: 14_000, load: { doors: [['client', '.']] } },
  { what: 'default lexicon and matcher', maxBytes: 20_000, load: { doors: [['intent', '.']] }, withLexicon: true },
];
