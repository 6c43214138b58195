import type { Lexicon } from '../compile/schema.ts';
import { ar } from './ar.ts';
import { CONCEPTS } from './concepts.ts';
import { rules } from './rules.ts';
import { vetoes } from './vetoes.ts';
import { en } from './en.ts';
import { romance } from './es-it-fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { zh } from './zh.ts';

/** The lexicon that is used where a campaign brings none of its own. */
export const defaultLexicon: Lexicon = {
  version: 1,
  concepts: [...CONCEPTS],
  words: [...zh, ...en, ...romance, ...ar, ...ja, ...ko],
  vetoes: [...vetoes],
  rules: [...rules],
};
