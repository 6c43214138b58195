import { areaEn } from './area/en.ts';
import { chatEn } from './chat/en.ts';
import { frameEn } from './frame/en.ts';
import { entryEn } from './entry/en.ts';

/** Every text of the interface in English: the keys that `registerTranslation` and a campaign's `texts` may replace. */
export const en = { ...entryEn, ...frameEn, ...areaEn, ...chatEn };
