import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { canonicalLanguage } from '../locale.ts';
import { finding } from './findings.ts';
import { nearestWord } from './nearest-word.ts';
import { TEXT_KEYS } from './text-keys.ts';

/** Keys for which a near one is looked for; a file with more unknown ones is none of ours. */
const HINTS_MAX = 50;

const KNOWN: ReadonlySet<string> = new Set(TEXT_KEYS);

/** Texts of a campaign's own in place of those of the interface that nobody would ever see: of a language or a key that is not looked up. */
export function interfaceTextFindings({ texts = {} }: CampaignFile): Finding[] {
  let hints = 0;
  return Object.entries(texts).flatMap(([language, own]) => {
    const instead = canonicalLanguage(language);
    const unused = instead === language ? [] : [finding('text-language-unused', ['texts', language], { value: language, instead })];
    const unknown = Object.keys(own).filter((key) => !isKnown(key));
    return [...unused, ...unknown.map((key) => unknownKey(language, key, (hints += 1) <= HINTS_MAX))];
  });
}

/** Every zone may have a name, and every text a form for a count of one. */
function isKnown(key: string): boolean {
  return KNOWN.has(key) || KNOWN.has(key.replace(/\.one$/, '')) || key.startsWith('zone.');
}

function unknownKey(language: string, key: string, isHinted: boolean): Finding {
  const near = isHinted ? nearestWord(key, TEXT_KEYS) : undefined;
  const hint = near ? { en: ` Did you mean “${near}”?`, zh: `是否想写“${near}”？` } : '';
  return finding('text-key-unknown', ['texts', language, key], { key: key.slice(0, 40), hint });
}
