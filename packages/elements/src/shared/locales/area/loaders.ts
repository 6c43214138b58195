import type { WordLoaders } from '../../later-words.ts';

/** Texts of the special area, fetched language by language. */
export const areaWords: WordLoaders = {
  en: () => import('./en.ts').then(({ areaEn }) => areaEn),
  'zh-Hans': () => import('./zh-hans.ts').then(({ areaZhHans }) => areaZhHans),
};
