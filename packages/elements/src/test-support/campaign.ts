import type { CompiledLexicon } from '@consult-kit/intent';
import { compileLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import type { CampaignDocument, CampaignModule } from '@consult-kit/protocol';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An instant some milliseconds away from `serverTime` of the documents made here. */
export function instant(fromNowMs: number): string {
  return new Date(SERVER_MS + fromNowMs).toISOString();
}

/** The server's clock in all these documents: 10:00 in Shanghai, 5 January 2023. The device's clock is years away from it. */
export const SERVER_MS = Date.UTC(2023, 0, 5, 2);

const questions: CampaignModule['questions'] = [
  { id: 'age', kind: 'age' },
  {
    id: 'symptoms',
    kind: 'choices',
    options: [
      { id: 'fever', texts: { en: 'Fever', 'zh-Hans': '发热' } },
      { id: 'cough', texts: { en: 'Cough', 'zh-Hans': '咳嗽' } },
    ],
    other: true,
  },
  { id: 'onset', kind: 'onset', temperature: true },
  { id: 'history', kind: 'text' },
];

/** The four groups of the historical campaign. */
export const MODULES: CampaignModule[] = [
  {
    id: 'adults',
    names: { en: 'Adults', 'zh-Hans': '成人' },
    hints: { en: '18–59', 'zh-Hans': '18–59 岁' },
    ages: { fromYears: 18, toYears: 59 },
    icon: 'adult',
    questions,
  },
  {
    id: 'children',
    names: { en: 'Children', 'zh-Hans': '儿童' },
    hints: { en: 'under 18', 'zh-Hans': '18 岁以下' },
    ages: { toYears: 17 },
    icon: 'child',
    warningSigns: [{ id: 'ribs', texts: { en: 'Ribs pull in with each breath', 'zh-Hans': '呼吸时肋骨间凹陷' } }],
    questions: [{ id: 'age', kind: 'age', months: true }, ...questions.slice(1)],
  },
  {
    id: 'pregnant',
    names: { en: 'Pregnant women', 'zh-Hans': '孕产妇' },
    hints: { en: 'or gave birth in the last 6 weeks', 'zh-Hans': '含产后 6 周内' },
    icon: 'pregnant',
    questions: [{ id: 'age', kind: 'age', pregnancyWeeks: true }, ...questions.slice(1)],
  },
  {
    id: 'elderly',
    names: { en: 'Elderly', 'zh-Hans': '老年人' },
    hints: { en: '60 and over', 'zh-Hans': '60 岁及以上' },
    ages: { fromYears: 60 },
    icon: 'elder',
    questions,
  },
];

/** A campaign open from 8:00 to 22:00 in Shanghai, read at 10:00. */
export function campaignDocument(change: Partial<CampaignDocument> = {}): CampaignDocument {
  return {
    id: 'demo',
    version: '1',
    languages: ['en', 'zh-Hans'],
    names: { en: 'Free COVID-19 consultation', 'zh-Hans': '新冠免费在线咨询' },
    sponsor: { names: { en: 'a foundation', 'zh-Hans': '公益基金会' }, covers: { en: 'Everything.', 'zh-Hans': '全部费用。' } },
    timeZone: 'Asia/Shanghai',
    schedule: schedule(),
    region: { code: 'CN', emergencyNumber: '120' },
    warningSigns: [{ id: 'breathing', texts: { en: 'Severe trouble breathing', 'zh-Hans': '呼吸非常困难' } }],
    modules: MODULES,
    lexicon: { path: 'v1/lexicons/test.json', hash: 'test' },
    origins: [],
    guests: true,
    consent: {
      version: 'v3',
      texts: { en: 'What we use\n\nYour answers.', 'zh-Hans': '使用哪些信息\n\n您的回答。' },
      guardianUnderYears: 14,
      retentionDays: 30,
      contact: { en: 'Write to us to have it deleted.', 'zh-Hans': '如需删除，请写信给我们。' },
    },
    alternatives: { en: 'Go to a clinic.', 'zh-Hans': '请前往附近诊所。' },
    serverTime: new Date(SERVER_MS).toISOString(),
    ...change,
  };
}

/** Open now from 8:00 to 22:00 and the same tomorrow; the campaign ends on 6 February. */
export function schedule(change: Partial<CampaignDocument['schedule']> = {}): CampaignDocument['schedule'] {
  return {
    startsAt: instant(-5 * DAY_MS),
    cardClosesAt: instant(32 * DAY_MS + 14 * HOUR_MS),
    lineClosesAt: instant(32 * DAY_MS + 14 * HOUR_MS),
    open: [
      [instant(-2 * HOUR_MS), instant(12 * HOUR_MS)],
      [instant(22 * HOUR_MS), instant(36 * HOUR_MS)],
    ],
    horizonAt: instant(14 * DAY_MS),
    ...change,
  };
}

/** The same campaign in each state in which it takes nobody. */
export const CLOSED: Readonly<Record<'upcoming' | 'closed' | 'paused' | 'ended', Partial<CampaignDocument>>> = {
  upcoming: {
    schedule: schedule({ startsAt: instant(9 * DAY_MS - 2 * HOUR_MS), open: [[instant(9 * DAY_MS - 2 * HOUR_MS), instant(9 * DAY_MS)]] }),
  },
  closed: { schedule: schedule({ open: [[instant(22 * HOUR_MS), instant(36 * HOUR_MS)]] }) },
  paused: { paused: { reasons: { en: 'Doctors are being trained.', 'zh-Hans': '医生正在参加培训。' } } },
  ended: { schedule: schedule({ cardClosesAt: instant(-10 * HOUR_MS), lineClosesAt: instant(-10 * HOUR_MS) }) },
};

/** The lexicon that ships with the product. */
export const LEXICON: CompiledLexicon = compileLexicon(defaultLexicon).lexicon;
