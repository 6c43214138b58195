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

/** Letters that show nothing: spaces of every kind, and what only steers other letters. */
const BLANK = /^[\s\p{Cc}\p{Cf}]*$/u;

/** Texts in which nothing stands that anybody could read. */
export function blankFindings(file: CampaignFile): Finding[] {
  return [...shownTexts(file), ...innerTexts(file)].filter(([, text]) => BLANK.test(text)).map(([path]) => finding('blank-text', path));
}

type OneText = readonly [path: readonly (string | number)[], text: string];

function shownTexts(file: CampaignFile): OneText[] {
  const own = Object.entries(file.texts ?? {}).map(([language, texts]): Place => [['texts', language], texts]);
  return [...textsOf(file), ...own].flatMap(([path, texts]) => Object.entries(texts).map(([key, text]): OneText => [[...path, key], text]));
}

/** What shoppers do not read as it stands, but which is written into records, read by integrators or looked for. */
function innerTexts({ consent, hosts, emergencyPhrases, search, serviceHours, modules }: CampaignFile): OneText[] {
  const phrases = { emergencyPhrases, 'search.triggers': search?.triggers, 'search.vetoes': search?.vetoes };
  const hours = [[[], serviceHours] as const, ...modules.map((module, index) => [['modules', index], module.serviceHours] as const)];
  return [
    [['consent', 'version'], consent.version],
    ...(hosts.keys ?? []).map(({ host }, index): OneText => [['hosts', 'keys', index, 'host'], host]),
    ...Object.entries(phrases).flatMap(([place, lists]) =>
      Object.entries(lists ?? {}).flatMap(([language, list]) =>
        list.map((text, index): OneText => [[...place.split('.'), language, index], text]),
      ),
    ),
    ...hours.flatMap(([at, own]) =>
      (own?.exceptions ?? []).flatMap(({ names }, index) =>
        Object.entries(names ?? {}).map(([key, text]): OneText => [[...at, 'serviceHours', 'exceptions', index, 'names', key], text]),
      ),
    ),
  ];
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
