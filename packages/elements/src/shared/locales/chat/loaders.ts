import type { WordLoaders } from '../../later-words.ts';

/** Texts of the chat, fetched language by language. */
export const chatWords: WordLoaders = {
  en: () => import('./en.ts').then(({ chatEn }) => chatEn),
  'zh-Hans': () => import('./zh-hans.ts').then(({ chatZhHans }) => chatZhHans),
};
