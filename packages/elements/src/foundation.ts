/** What our own apps, the desk and the console, share with the elements: tokens, base styles, words, drawings. */
export { Announcer } from './shared/announcer.ts';
export { baseStyles } from './shared/base-styles.ts';
export { icons } from './shared/icons.ts';
export { Localize, registerShipped, registerTranslation } from './shared/localize.ts';
export type { Dictionary, TextValues } from './shared/localize.ts';
export { tokens } from './shared/tokens.ts';
