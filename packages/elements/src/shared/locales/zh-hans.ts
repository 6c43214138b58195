import { areaZhHans } from './area/zh-hans.ts';
import { chatZhHans } from './chat/zh-hans.ts';
import { frameZhHans } from './frame/zh-hans.ts';
import { entryZhHans } from './entry/zh-hans.ts';
import type { en } from './en.ts';

/** Every text of the interface in simplified Chinese. */
export const zhHans: Record<keyof typeof en, string> = { ...entryZhHans, ...frameZhHans, ...areaZhHans, ...chatZhHans };
