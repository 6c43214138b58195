import { campaignEn } from './campaign/en.ts';
import { campaignsEn } from './campaigns/en.ts';
import { previewEn } from './preview/en.ts';
import { editorEn } from './editor/en.ts';
import { historyEn } from './history/en.ts';
import { figuresEn } from './figures/en.ts';
import { ledgerEn } from './ledger/en.ts';
import { publishingEn } from './publishing/en.ts';
import { shellEn } from './shell/en.ts';

/** The console's words in English, room by room. */
export const en = {
  ...shellEn,
  ...campaignsEn,
  ...campaignEn,
  ...editorEn,
  ...previewEn,
  ...publishingEn,
  ...historyEn,
  ...ledgerEn,
  ...figuresEn,
} as const;
