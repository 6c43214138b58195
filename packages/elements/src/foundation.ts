/** What our own apps, the desk and the console, share with the elements: tokens, base styles, words, drawings, their door. */
export { Announcer } from './shared/announcer.ts';
export { appStyles } from './shared/app-styles.ts';
export { baseStyles } from './shared/base-styles.ts';
export { icons } from './shared/icons.ts';
export { Localize } from './shared/localize.ts';
export { StaffSignIn } from './shared/staff-sign-in.ts';
export { registerTranslation, shipWords as registerShipped } from './shared/words.ts';
export type { Dictionary, TextValues } from './shared/words.ts';
export { tokens } from './shared/tokens.ts';
