import type { CampaignFile, ServiceHours, ServiceStretch } from '../campaign-file.ts';
import { endsAtMs } from '../clock.ts';
import { CAMPAIGN_LIMITS } from '../limits.ts';
import { canonicalLanguage } from '../locale.ts';
import type { Finding } from '../console.ts';
import { consentFindings } from './consent.ts';
import { exceptionFindings } from './exceptions.ts';
import { finding } from './findings.ts';
import { originFindings } from './hosts.ts';
import { hostKeyFindings } from './host-keys.ts';
import { interfaceTextFindings } from './interface-texts.ts';
import { changeFindings, onceFindings } from './local-times.ts';
import { moduleHoursFindings } from './module-hours.ts';
import { hasServiceHours, resolveInstants } from './schedule.ts';
import { readCampaignFile } from './schema-findings.ts';
import { sponsorFindings } from './sponsor.ts';
import { blankFindings, textFindings } from './texts.ts';
import { dayInWords } from './words.ts';
import { cityOf, hasDay, isCalendarDay, isTimeZone, wallTimeAt } from './zone.ts';

type Path = readonly (string | number)[];

const MINUTE_MS = 60_000;

/**
 * Checks a campaign file that has been read as JSON: its form first, then its meaning. All findings at once.
 * @param nowMs - With the present instant, a start or an end in the past is a warning.
 * @param served - What is served now: that its start has passed is no news, and a text of the consent must not change without its version.
 * @returns The file where it can be served (no errors; warnings may stand), else `null`.
 */
export function checkCampaignFile(
  value: unknown,
  nowMs?: number,
  served?: CampaignFile | null,
): { file: CampaignFile | null; findings: Finding[] } {
  const deep = tooDeepAt(value);
  if (deep) return { file: null, findings: [finding('too-deep', deep, { max: CAMPAIGN_LIMITS.nestingMax })] };
  const read = readCampaignFile(value);
  if (read.file === null) return { file: null, findings: bounded(read.findings) };
  const { file } = read;
  const findings = [
    ...dayFindings(file),
    ...idFindings(file),
    ...moduleFindings(file),
    ...sponsorFindings(file),
    ...textFindings(file),
    ...blankFindings(file),
    ...interfaceTextFindings(file),
    ...originFindings(file),
    ...(served ? consentFindings(served, file) : []),
    ...hostKeyFindings(file),
  ];
  const sound = findings.every(({ severity }) => severity === 'warning');
  if (sound) findings.push(...scheduleFindings(file, nowMs, served));
  return { file: findings.some(({ severity }) => severity === 'error') ? null : file, findings: bounded(findings) };
}

/** The first of very many findings, with a word on the others. */
function bounded(findings: Finding[]): Finding[] {
  const max = CAMPAIGN_LIMITS.findingsMax;
  return findings.length <= max ? findings : [...findings.slice(0, max), finding('too-many', [], { count: findings.length, max })];
}

/** The way to something that stands too deep, walked without recursion. */
function tooDeepAt(root: unknown): Path | undefined {
  const open: [value: unknown, path: Path][] = [[root, []]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= CAMPAIGN_LIMITS.nestingMax) return path;
    const list = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) open.push([inner, [...path, list ? Number(key) : key]]);
  }
  return undefined;
}

function dayFindings(file: CampaignFile): Finding[] {
  const findings: Finding[] = [];
  if (!isTimeZone(file.timeZone)) findings.push(finding('unknown-zone', ['timeZone'], { value: file.timeZone }));
  for (const [path, day] of daysOf(file)) if (!isCalendarDay(day)) findings.push(finding('impossible-day', path, { value: day }));
  for (const [path, stretch] of stretchesOf(file)) {
    if (stretch.from === stretch.to) findings.push(finding('empty-stretch', path, { value: stretch.from }));
  }
  for (const [path, hours] of hoursOf(file)) {
    hours.exceptions?.forEach(({ firstDay, lastDay }, index) => {
      if (lastDay < firstDay) findings.push(finding('exception-order', [...path, 'exceptions', index, 'lastDay']));
    });
  }
  if (findings.length === 0) findings.push(...leftOutDays(file), ...onceFindings(file));
  return findings;
}

function leftOutDays({ firstDay, lastDay, timeZone }: CampaignFile): Finding[] {
  const days = Object.entries({ firstDay, lastDay }).filter(([, day]) => !hasDay(day, timeZone));
  return days.map(([key, day]) => finding('day-left-out', [key], { value: dayInWords(day), city: cityOf(timeZone) }));
}

/** The campaign's hours and those of its groups, each with its place. */
function hoursOf({ serviceHours, modules }: CampaignFile): [Path, ServiceHours][] {
  const own: [Path, ServiceHours | undefined][] = modules.map((module, index) => [['modules', index, 'serviceHours'], module.serviceHours]);
  return [[['serviceHours'], serviceHours] as const, ...own].flatMap(([path, hours]): [Path, ServiceHours][] =>
    hours ? [[path, hours]] : [],
  );
}

function daysOf(file: CampaignFile): [Path, string][] {
  return [
    [['firstDay'], file.firstDay],
    [['lastDay'], file.lastDay],
    ...hoursOf(file).flatMap(([path, { exceptions = [] }]) =>
      exceptions.flatMap(({ firstDay, lastDay }, index): [Path, string][] => [
        [[...path, 'exceptions', index, 'firstDay'], firstDay],
        [[...path, 'exceptions', index, 'lastDay'], lastDay],
      ]),
    ),
  ];
}

function stretchesOf(file: CampaignFile): [Path, ServiceStretch][] {
  return hoursOf(file).flatMap(([path, { weekly, exceptions = [] }]) => {
    const lists: [Path, readonly ServiceStretch[] | undefined][] = [
      ...Object.entries(weekly).map(([day, list]): [Path, typeof list] => [[...path, 'weekly', day], list]),
      ...exceptions.map(({ hours }, at): [Path, typeof hours] => [[...path, 'exceptions', at, 'hours'], hours]),
    ];
    return lists.flatMap(([at, list = []]) => list.map((stretch, index): [Path, ServiceStretch] => [[...at, index], stretch]));
  });
}

function idFindings(file: CampaignFile): Finding[] {
  const { modules } = file;
  return [
    ...duplicates(['modules'], modules),
    ...duplicates(['warningSigns'], file.warningSigns),
    ...duplicates(['hosts', 'keys'], file.hosts.keys ?? []),
    ...repeated(['placements'], file.placements),
    ...repeated(['languages'], file.languages),
    ...sameLanguages(file.languages),
    ...repeated(['hosts', 'origins'], file.hosts.origins),
    ...modules.flatMap((module, index) => [
      ...duplicates(['modules', index, 'questions'], module.questions),
      ...duplicates(['modules', index, 'warningSigns'], module.warningSigns ?? []),
      ...module.questions.flatMap((question, at) =>
        question.kind === 'choices' ? duplicates(['modules', index, 'questions', at, 'options'], question.options) : [],
      ),
    ]),
  ];
}

function duplicates(path: Path, list: readonly { id: string }[]): Finding[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) < index ? [finding('duplicate-id', [...path, index, 'id'], { value: id })] : [],
  );
}

function repeated(path: Path, list: readonly string[]): Finding[] {
  return list.flatMap((value, index) => (list.indexOf(value) < index ? [finding('duplicate-id', [...path, index], { value })] : []));
}

/** Tags that are written in two ways and mean the same language to the gateway. */
function sameLanguages(languages: readonly string[]): Finding[] {
  return languages.flatMap((value, index) => {
    const other = languages.find((tag) => canonicalLanguage(tag) === canonicalLanguage(value));
    return other === undefined || other === value ? [] : [finding('same-language', ['languages', index], { value, other })];
  });
}

function moduleFindings(file: CampaignFile): Finding[] {
  const findings = file.modules.every(({ enabled }) => enabled === false) ? [finding('no-module', ['modules'])] : [];
  file.modules.forEach(({ ages, questions }, index) => {
    if (ages && (ages.fromYears ?? 0) > (ages.toYears ?? Infinity)) findings.push(finding('ages-order', ['modules', index, 'ages']));
    if (!questions.some(({ kind }) => kind === 'age')) findings.push(finding('no-age-question', ['modules', index, 'questions']));
  });
  if (file.region.eligible?.length === 0) findings.push(finding('nobody-eligible', ['region', 'eligible']));
  return findings;
}

function scheduleFindings(file: CampaignFile, nowMs: number | undefined, served: CampaignFile | null | undefined): Finding[] {
  const instants = resolveInstants(file, nowMs ?? 0);
  if (file.lastDay < file.firstDay) return [finding('end-before-start', ['lastDay'])];
  const early = (['cardClosesAtLocal', 'lineClosesAtLocal'] as const).filter((key) => {
    return (key === 'cardClosesAtLocal' ? instants.cardClosesAtMs : instants.lineClosesAtMs) <= instants.startsAtMs;
  });
  if (early.length > 0) return early.map((key) => finding('end-before-start', [key]));
  if (!hasServiceHours(file)) return [finding('hours-never-open', ['serviceHours'])];
  const gapMs = instants.cardClosesAtMs - instants.lineClosesAtMs;
  const gap = gapMs > 0 ? [finding('card-after-line', ['lineClosesAtLocal'], { minutes: gapMs / MINUTE_MS })] : [];
  const own = moduleHoursFindings(file);
  const exceptions = exceptionFindings(file, hoursOf(file));
  return [...gap, ...own, ...exceptions, ...changeFindings(file), ...(nowMs === undefined ? [] : pastFindings(file, nowMs, served))];
}

function pastFindings(file: CampaignFile, nowMs: number, served: CampaignFile | null | undefined): Finding[] {
  const instants = resolveInstants(file, nowMs);
  const endMs = endsAtMs(instants);
  if (endMs <= nowMs) return [finding('already-ended', ['lastDay'], { value: wallTimeAt(endMs, file.timeZone) })];
  const hasBegun = served && resolveInstants(served, nowMs).startsAtMs <= instants.startsAtMs;
  return instants.startsAtMs < nowMs && !hasBegun ? [finding('start-in-past', ['firstDay'])] : [];
}
