import { canonicalLanguage, pickText, type CampaignFile, type Finding } from '@consult-kit/protocol';
import { finding, type BothLanguages } from '@consult-kit/protocol/calendar';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { LineCounts } from '../queue/line-counts.ts';

const DAY_MS = 86_400_000;

type People = Pick<LineCounts, 'waiting' | 'talking'>;

/**
 * What a new version takes away while people use it: groups, languages and pages. They are served to their end, so none of it is an error.
 * On whose pages somebody is nobody knows: where one is taken away, everybody counts.
 */
export function inUseFindings(before: CampaignFile, after: CampaignFile, lines: readonly LineCounts[]): Finding[] {
  const groups = goneGroups(before, after).map(
    ({ id, names }) => [namesOf(names), sumOf(lines.filter(({ module }) => module === id))] as const,
  );
  const languages = goneLanguages(before, after).map(
    (tag) => [{ en: tag, zh: tag }, sumOf(lines.filter(({ language }) => isSame(language, tag)))] as const,
  );
  const origins = before.hosts.origins.filter((origin) => !after.hosts.origins.includes(origin)).join(', ');
  const everybody = sumOf(lines);
  return [
    ...namedFinding('group-in-use', ['modules'], 'groups', groups),
    ...namedFinding('language-in-use', ['languages'], 'languages', languages),
    ...(origins && hasAny(everybody) ? [originFinding(origins, everybody)] : []),
  ];
}

function originFinding(origins: string, everybody: People): Finding {
  const days = GATEWAY_LIMITS.formerOriginsMs / DAY_MS;
  return finding('origin-in-use', ['hosts', 'origins'], { people: peopleInWords(everybody), origins, days });
}

function namedFinding(
  code: 'group-in-use' | 'language-in-use',
  path: string[],
  key: string,
  gone: readonly (readonly [name: BothLanguages, people: People])[],
): Finding[] {
  const used = gone.filter(([, people]) => hasAny(people)).map(([name, people]) => [name, peopleInWords(people)] as const);
  if (used.length === 0) return [];
  const en = used.map(([name, people]) => `${name.en} (${people.en})`).join(', ');
  const zh = used.map(([name, people]) => `${name.zh}（${people.zh}）`).join('、');
  return [finding(code, path, { [key]: { en, zh } })];
}

/** Groups that people may choose before and not after. */
function goneGroups(before: CampaignFile, after: CampaignFile): CampaignFile['modules'] {
  const served = new Set(after.modules.filter(({ enabled }) => enabled !== false).map(({ id }) => id));
  return before.modules.filter(({ id, enabled }) => enabled !== false && !served.has(id));
}

function goneLanguages(before: CampaignFile, after: CampaignFile): string[] {
  return before.languages.filter((tag) => !after.languages.some((other) => isSame(tag, other)));
}

function isSame(tag: string, other: string): boolean {
  return canonicalLanguage(tag) === canonicalLanguage(other);
}

function namesOf(names: CampaignFile['names']): BothLanguages {
  return { en: `“${pickText(names, 'en')}”`, zh: `“${pickText(names, 'zh-Hans')}”` };
}

function sumOf(lines: readonly People[]): People {
  const sum = (state: keyof People): number => lines.reduce((all, line) => all + line[state], 0);
  return { waiting: sum('waiting'), talking: sum('talking') };
}

function hasAny({ waiting, talking }: People): boolean {
  return waiting + talking > 0;
}

function peopleInWords({ waiting, talking }: People): BothLanguages {
  const en = [...(waiting > 0 ? [`${waiting} in line`] : []), ...(talking > 0 ? [`${talking} in a talk`] : [])];
  const zh = [...(waiting > 0 ? [`${waiting} 人排队`] : []), ...(talking > 0 ? [`${talking} 人咨询中`] : [])];
  return { en: en.join(', '), zh: zh.join('、') };
}
