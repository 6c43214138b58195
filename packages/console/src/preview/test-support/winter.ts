import { campaignMoment, type CampaignDocument, type CampaignFile, type CampaignText, type PreviewAnswer } from '@consult-kit/protocol';
import { checkCampaignFile, resolveInstants } from '@consult-kit/protocol/calendar';
import { entryVerdict } from '@consult-kit/protocol/entry';
import type { PreviewQuestion } from '../../console-client.ts';
import type { PreviewLexicon } from '../messages.ts';

const texts = (en: string, zh: string) => ({ en, 'zh-Hans': zh });

/** A campaign of the winter 2022: open from 8 to 22, shorter at the Spring Festival. */
export const WINTER: CampaignText = {
  id: 'winter',
  placements: ['search'],
  languages: ['zh-Hans', 'en'],
  names: texts('Free winter consultation', '冬季免费在线咨询'),
  sponsor: { names: texts('Dawn Foundation', '晨光基金会'), covers: texts('Everything.', '全部费用。') },
  timeZone: 'Asia/Shanghai',
  firstDay: '2022-12-31',
  lastDay: '2023-02-06',
  opensAtLocal: '08:00',
  serviceHours: {
    weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '08:00', to: '22:00' }]])),
    exceptions: [
      { firstDay: '2023-01-21', lastDay: '2023-01-27', hours: [{ from: '10:00', to: '18:00' }], names: texts('Spring Festival', '春节') },
    ],
  },
  region: { code: 'CN', emergencyNumber: '120', eligible: ['CN-42', 'CN-52'] },
  warningSigns: [{ id: 'breathing', texts: texts('Severe trouble breathing', '呼吸非常困难') }],
  modules: [
    { id: 'adults', names: texts('Adults', '成人'), questions: [{ id: 'age', kind: 'age' }], icon: 'adult' },
    { id: 'children', names: texts('Children', '儿童'), questions: [{ id: 'age', kind: 'age' }], icon: 'child' },
  ],
  hosts: { origins: ['https://shop.example'] },
  consent: {
    version: '1',
    texts: texts('What we use.', '使用哪些信息。'),
    retentionDays: 30,
    contact: texts('Write to us.', '请写信给我们。'),
  },
};
/** 08:00 in Shanghai on the first day. */
export const START_MS = Date.parse('2022-12-31T00:00:00Z');
/** The first instant after the last day. */
export const END_MS = Date.parse('2023-02-06T16:00:00Z');

/** One word for a doctor in each language. */
export const LEXICON: PreviewLexicon = {
  ...{ v: 1, concepts: ['doctor'], vetoes: [], simplify: '', readings: '' },
  words: [[1, -1, 0, 'doctor', '', '', '看医生']],
  rules: [['plain', 5, -1, [1]]],
};
const HASH = 'winter-lexicon';

/** The public document at an instant, as a gateway would answer. */
export function documentAt(file: CampaignFile, atMs: number): CampaignDocument {
  const instants = resolveInstants(file, atMs);
  const instant = (ms: number): string => new Date(ms).toISOString();
  const { hosts, consent, ...rest } = file;
  return {
    ...rest,
    version: '1',
    schedule: {
      startsAt: instant(instants.startsAtMs),
      cardClosesAt: instant(instants.cardClosesAtMs),
      lineClosesAt: instant(instants.lineClosesAtMs),
      open: instants.open.map(([fromMs, toMs]): [string, string] => [instant(fromMs), instant(toMs)]),
      horizonAt: instant(instants.horizonMs),
    },
    lexicon: { path: `/v1/lexicons/${HASH}.json`, hash: HASH },
    // The real preview is sealed and has no origin; here it would be judged by that of the test runner's page.
    origins: [],
    guests: hosts.guests ?? true,
    consent: { ...consent, guardianUnderYears: 14 },
    serverTime: instant(atMs),
  };
}

/** Whether a search asks for a doctor. */
export function asksForDoctor(query: string): boolean {
  return /doctor|看医生/.test(query);
}

/** What a gateway answers at a present instant: the document and the verdict of the protocol's decider. */
export function answerOf(text: CampaignText, question: PreviewQuestion & { knownLexicon?: string }, nowMs: number): PreviewAnswer {
  const { file, findings } = checkCampaignFile(text);
  const common = { findings, affected: { waiting: 0, talking: 0 }, serverTime: new Date(nowMs).toISOString() };
  if (!file) return { ...common, preview: null };
  const atMs = question.at === undefined ? nowMs : Date.parse(question.at);
  const instants = resolveInstants(file, atMs);
  const moment = campaignMoment(instants, atMs);
  const rules = { languages: file.languages, eligible: file.region.eligible };
  const match = { matched: asksForDoctor(question.query ?? '看医生') };
  const { show } = entryVerdict({ instants, rules, atMs, match, region: question.region, language: question.language });
  return {
    ...common,
    preview: {
      ...{ state: moment.state, showsCard: moment.showsCard, takesNewPeople: moment.takesNewPeople },
      nextChangeAt: moment.nextChangeAtMs === null ? null : new Date(moment.nextChangeAtMs).toISOString(),
      at: new Date(atMs).toISOString(),
      document: documentAt(file, atMs),
      ...(question.knownLexicon === HASH ? {} : { lexicon: LEXICON as unknown as Record<string, unknown> }),
      entry: { show, why: match.matched ? 'the query matches' : 'no rule matches the query' },
      changes: [],
      firstShownAt: new Date(instants.startsAtMs).toISOString(),
      lastShownAt: new Date(END_MS - 1).toISOString(),
    },
  };
}
