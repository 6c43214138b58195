import { areaEn } from '../shared/locales/area/en.ts';
import { areaZhHans } from '../shared/locales/area/zh-hans.ts';
import { chatEn } from '../shared/locales/chat/en.ts';
import { chatZhHans } from '../shared/locales/chat/zh-hans.ts';
import { entryEn } from '../shared/locales/entry/en.ts';
import { entryZhHans } from '../shared/locales/entry/zh-hans.ts';
import { frameEn } from '../shared/locales/frame/en.ts';
import { frameZhHans } from '../shared/locales/frame/zh-hans.ts';
import { shipWords } from '../shared/words.ts';

/** Brings the words of every screen that the panel can show; header and emergency card have theirs among the area's. */
export function shipChatWords(): void {
  shipWords({ ...entryEn, ...frameEn, ...areaEn, ...chatEn }, { ...entryZhHans, ...frameZhHans, ...areaZhHans, ...chatZhHans });
}
