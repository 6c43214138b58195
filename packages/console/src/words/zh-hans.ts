import { campaignZhHans } from './campaign/zh-hans.ts';
import { campaignsZhHans } from './campaigns/zh-hans.ts';
import type { en } from './en.ts';
import { previewZhHans } from './preview/zh-hans.ts';
import { editorZhHans } from './editor/zh-hans.ts';
import { historyZhHans } from './history/zh-hans.ts';
import { figuresZhHans } from './figures/zh-hans.ts';
import { ledgerZhHans } from './ledger/zh-hans.ts';
import { publishingZhHans } from './publishing/zh-hans.ts';
import { shellZhHans } from './shell/zh-hans.ts';

/** The console's words in simplified Chinese; the same keys as in English. */
export const zhHans: Record<keyof typeof en, string> = {
  ...shellZhHans,
  ...campaignsZhHans,
  ...campaignZhHans,
  ...editorZhHans,
  ...previewZhHans,
  ...publishingZhHans,
  ...historyZhHans,
  ...ledgerZhHans,
  ...figuresZhHans,
};
