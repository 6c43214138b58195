import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { canonicalLanguage, type LocalizedText } from '../locale.ts';
import { finding } from './findings.ts';

type Place = readonly [path: readonly (string | number)[], texts: LocalizedText];

/** Texts that lack the source language (an error) or another language of the campaign (one warning for each language). */
export function textFindings(file: CampaignFile): Finding[] {
  const places = textsOf(file);
  const source = file.languages[0] ?? 'en';
  const missing = places
    .filter(([, texts]) => !has(texts, source))
    .map(([path]) => finding('source-text-missing', path, { language: source }));
  const others = file.languages.slice(1).flatMap((language) => {
    const count = places.filter(([, texts]) => !has(texts, language)).length;
    return count === 0
      ? []
      : [finding('missing-translation', ['languages', file.languages.indexOf(language)], { count, language, source })];
  });
  return [...missing, ...others];
}

function has(texts: LocalizedText, language: string): boolean {
  return Object.keys(texts).some((tag) => canonicalLanguage(tag) === canonicalLanguage(language));
}

/** Every text of the file that shoppers see, with its place. */
function textsOf(file: CampaignFile): Place[] {
  const optional: [string, LocalizedText | undefined][] = [
    ['alternatives', file.alternatives],
    ['whileWaiting', file.whileWaiting],
  ];
  return [
    [['names'], file.names],
    [['sponsor', 'names'], file.sponsor.names],
    [['sponsor', 'covers'], file.sponsor.covers],
    [['consent', 'texts'], file.consent.texts],
    [['consent', 'contact'], file.consent.contact],
    ...(file.paused ? [[['paused', 'reasons'], file.paused.reasons] as Place] : []),
    ...optional.flatMap(([key, texts]): Place[] => (texts ? [[[key], texts]] : [])),
    ...file.warningSigns.map(({ texts }, index): Place => [['warningSigns', index, 'texts'], texts]),
    ...file.modules.flatMap((module, index) => moduleTexts(module, ['modules', index])),
  ];
}

function moduleTexts(module: CampaignFile['modules'][number], at: readonly (string | number)[]): Place[] {
  return [
    [[...at, 'names'], module.names],
    ...(module.hints ? [[[...at, 'hints'], module.hints] as Place] : []),
    ...(module.warningSigns ?? []).map(({ texts }, index): Place => [[...at, 'warningSigns', index, 'texts'], texts]),
    ...module.questions.flatMap((question, index): Place[] => {
      const own = [...at, 'questions', index];
      return [
        ...(question.titles ? [[[...own, 'titles'], question.titles] as Place] : []),
        ...(question.hints ? [[[...own, 'hints'], question.hints] as Place] : []),
        ...(question.kind === 'choices'
          ? question.options.map(({ texts }, option): Place => [[...own, 'options', option, 'texts'], texts])
          : []),
      ];
    }),
  ];
}
