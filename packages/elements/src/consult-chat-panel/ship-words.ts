import { areaWords } from '../shared/locales/area/loaders.ts';
import { chatWords } from '../shared/locales/chat/loaders.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { frameEn } from '../shared/locales/frame/en.ts';
import { frameZhHans } from '../shared/locales/frame/zh-hans.ts';
import { shipLater } from '../shared/later-words.ts';
import { shipWords } from '../shared/words.ts';

/** Brings the words of every screen that the panel can show; header and emergency card have theirs among the area's. */
export function shipChatWords(): void {
  shipWords({ ...entryEn, ...frameEn }, { ...entryZhHans, ...frameZhHans });
  shipLater(areaWords);
  shipLater(chatWords);
}
