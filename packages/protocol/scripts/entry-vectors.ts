import { writeFileSync } from 'node:fs';

/**
 * Writes test-data/entry-vectors.json: what the entry's decider has to answer. What is expected stands below, written by hand from the
 * campaigns' dates; here it is only spread over the instants at which each answer begins, lasts and ends. `node scripts/entry-vectors.ts`
 */
interface Row {
  /** From this instant, included, to that of the next row. */
  from: string;
  state: string;
  clause: string;
  texts: string;
  /** Lines of the card or of what stands in its place. */
  lines?: readonly string[];
  /** The campaign's next change of state, where the next row is none: that of the next row if left out. */
  changesAt?: string | null;
}

interface Campaign {
  schedule: { startsAt: string; cardClosesAt: string; lineClosesAt: string; open: (readonly [string, string])[]; horizonAt: string };
  paused?: { reasons: Readonly<Record<string, string>> };
  languages: readonly string[];
  names: Readonly<Record<string, string>>;
  timeZone: string;
  capReached?: true;
  wait?: { fromMinutes: number; toMinutes: number };
  origins?: readonly string[];
  eligible?: readonly string[];
}

interface Asked {
  host?: string;
  region?: string;
  language?: string;
  matched?: boolean;
}

const names = { en: 'Free consultation', 'zh-Hans': '免费咨询' };
const both = { names, languages: ['en', 'zh-Hans'] };
const LEAD = { en: 'Chat with a licensed doctor', zh: '执业医师在线解答' };

/** 31 December 2022 to 6 February 2023 in Shanghai, day and night. */
const winter: Campaign = {
  ...both,
  timeZone: 'Asia/Shanghai',
  schedule: {
    startsAt: '2022-12-30T16:00:00.000Z',
    cardClosesAt: '2023-02-06T16:00:00.000Z',
    lineClosesAt: '2023-02-06T16:00:00.000Z',
    open: [['2022-12-30T16:00:00.000Z', '2023-02-06T16:00:00.000Z']],
    horizonAt: '2023-02-06T16:00:00.000Z',
  },
};
const winterIsComing = { state: 'upcoming', clause: 'upcoming', texts: 'upcoming', changesAt: '2022-12-30T16:00:00.000Z' };
const winterRows: Row[] = [
  { from: '2021-12-01T00:00:00.000Z', ...winterIsComing, lines: ['Opens 31 Dec 2022 at 0:00'] },
  { from: '2021-12-31T16:00:00.000Z', ...winterIsComing, lines: ['Opens 31 Dec at 0:00'] },
  { from: '2022-12-29T16:00:00.000Z', ...winterIsComing, lines: ['Opens tomorrow at 0:00'] },
  { from: '2022-12-30T16:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, 'Open day and night'] },
  ...over('2023-02-06T16:00:00.000Z', '6 Feb', '2023-12-31T16:00:00.000Z', 2023),
];
const inChinese = (rows: Row[]): Row[] =>
  rows.map((row) => {
    if (row.texts === 'open') return { ...row, lines: [LEAD.zh, '全天开放'] };
    return { ...row, lines: row.lines?.map((line) => WINTER_ZH[line] ?? line) ?? [] };
  });
const WINTER_ZH: Readonly<Record<string, string>> = {
  'Opens 31 Dec 2022 at 0:00': '2022年12月31日 0:00 开放',
  'Opens 31 Dec at 0:00': '12月31日 0:00 开放',
  'Opens tomorrow at 0:00': '明天 0:00 开放',
  'This free service ended on 6 Feb.': '本次免费咨询已于 2月6日 结束。',
  'This free service ended on 6 Feb 2023.': '本次免费咨询已于 2023年2月6日 结束。',
};

/** 5 to 7 January 2023 in Shanghai, 8:00 to 22:00; on the last day only until 12:00. */
const days: Campaign = {
  ...both,
  timeZone: 'Asia/Shanghai',
  wait: { fromMinutes: 5, toMinutes: 10 },
  schedule: {
    startsAt: '2023-01-04T16:00:00.000Z',
    cardClosesAt: '2023-01-07T16:00:00.000Z',
    lineClosesAt: '2023-01-07T16:00:00.000Z',
    open: [
      ['2023-01-05T00:00:00.000Z', '2023-01-05T14:00:00.000Z'],
      ['2023-01-06T00:00:00.000Z', '2023-01-06T14:00:00.000Z'],
      ['2023-01-07T00:00:00.000Z', '2023-01-07T04:00:00.000Z'],
    ],
    horizonAt: '2023-01-07T16:00:00.000Z',
  },
};
const openDay = [LEAD.en, 'Open today 8:00–22:00', 'About 5–10 min wait'];
const daysRows: Row[] = [
  { from: '2023-01-04T12:00:00.000Z', state: 'upcoming', clause: 'upcoming', texts: 'upcoming', lines: ['Opens tomorrow at 8:00'] },
  { from: '2023-01-04T16:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 8:00'] },
  { from: '2023-01-05T00:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: openDay },
  { from: '2023-01-05T14:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens' },
  { from: '2023-01-06T00:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: openDay },
  { from: '2023-01-06T14:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens' },
  {
    from: '2023-01-07T00:00:00.000Z',
    state: 'open',
    clause: 'open',
    texts: 'open',
    lines: [LEAD.en, 'Open today 8:00–12:00', 'About 5–10 min wait'],
  },
  { from: '2023-01-07T04:00:00.000Z', state: 'closed', clause: 'hours', texts: 'ended', lines: ['This free service ended on 7 Jan.'] },
  ...over('2023-01-07T16:00:00.000Z', '7 Jan', '2023-12-31T16:00:00.000Z', 2023),
];

/** 27 and 28 March 2027 in Berlin, 22:00 to 4:00; the clocks go forward at 2:00 on the 28th, so that night lasts five hours. */
const nights: Campaign = {
  ...both,
  timeZone: 'Europe/Berlin',
  schedule: {
    startsAt: '2027-03-26T23:00:00.000Z',
    cardClosesAt: '2027-03-28T22:00:00.000Z',
    lineClosesAt: '2027-03-28T22:00:00.000Z',
    open: [
      ['2027-03-26T23:00:00.000Z', '2027-03-27T03:00:00.000Z'],
      ['2027-03-27T21:00:00.000Z', '2027-03-28T02:00:00.000Z'],
      ['2027-03-28T20:00:00.000Z', '2027-03-28T22:00:00.000Z'],
    ],
    horizonAt: '2027-03-28T22:00:00.000Z',
  },
};
const firstNight = 'Open today 0:00–4:00, 22:00–4:00';
const lastNight = 'Open today 0:00–4:00, 22:00–24:00';
const nightsRows: Row[] = [
  { from: '2027-03-26T12:00:00.000Z', state: 'upcoming', clause: 'upcoming', texts: 'upcoming', lines: ['Opens tomorrow at 0:00'] },
  { from: '2027-03-26T23:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, firstNight] },
  { from: '2027-03-27T03:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 22:00'] },
  {
    from: '2027-03-27T21:00:00.000Z',
    state: 'open',
    clause: 'open',
    texts: 'open',
    lines: [LEAD.en, firstNight],
    changesAt: '2027-03-28T02:00:00.000Z',
  },
  // Midnight: what began yesterday is no evening of today.
  { from: '2027-03-27T23:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, lastNight] },
  { from: '2027-03-28T02:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 22:00'] },
  { from: '2027-03-28T20:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, lastNight] },
  ...over('2027-03-28T22:00:00.000Z', '28 Mar', '2027-12-31T23:00:00.000Z', 2027),
];

const paused: Campaign = { ...days, paused: { reasons: { en: 'Doctors are being trained.', 'zh-Hans': '医生培训中。' } } };
const pausedLine = ['The service is paused for now. Doctors are being trained.'];
const pausedRows: Row[] = [
  { from: '2023-01-01T00:00:00.000Z', state: 'paused', clause: 'paused', texts: 'paused', lines: pausedLine },
  { from: '2023-01-07T16:00:00.000Z', state: 'ended', clause: 'ended', texts: 'ended' },
];

/** One day in New York; the card closes at 18:00, the line at 20:00. */
const cardFirst: Campaign = {
  ...both,
  timeZone: 'America/New_York',
  schedule: {
    startsAt: '2026-07-01T04:00:00.000Z',
    cardClosesAt: '2026-07-01T22:00:00.000Z',
    lineClosesAt: '2026-07-02T00:00:00.000Z',
    open: [['2026-07-01T04:00:00.000Z', '2026-07-02T00:00:00.000Z']],
    horizonAt: '2026-07-02T00:00:00.000Z',
  },
};
const cardFirstRows: Row[] = [
  { from: '2026-06-30T04:00:00.000Z', state: 'upcoming', clause: 'upcoming', texts: 'upcoming', lines: ['Opens tomorrow at 0:00'] },
  { from: '2026-07-01T04:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, 'Open today 0:00–20:00'] },
  { from: '2026-07-01T22:00:00.000Z', state: 'open', clause: 'card', texts: 'ended', lines: ['This free service ended on 1 Jul.'] },
  ...over('2026-07-02T00:00:00.000Z', '1 Jul', '2027-01-01T05:00:00.000Z', 2026),
];

/** The last day in Shanghai, 8:00 to 17:00 and 19:00 to 20:00; the card closes at 18:00, the line at 20:00: the evening is not for newcomers. */
const cardGap: Campaign = {
  ...both,
  timeZone: 'Asia/Shanghai',
  schedule: {
    startsAt: '2026-12-30T16:00:00.000Z',
    cardClosesAt: '2026-12-31T10:00:00.000Z',
    lineClosesAt: '2026-12-31T12:00:00.000Z',
    open: [
      ['2026-12-31T00:00:00.000Z', '2026-12-31T09:00:00.000Z'],
      ['2026-12-31T11:00:00.000Z', '2026-12-31T12:00:00.000Z'],
    ],
    horizonAt: '2026-12-31T12:00:00.000Z',
  },
};
const endedOnTheLast = { texts: 'ended', lines: ['This free service ended on 31 Dec.'] };
const cardGapRows: Row[] = [
  { from: '2026-12-30T00:00:00.000Z', state: 'upcoming', clause: 'upcoming', texts: 'upcoming', lines: ['Opens tomorrow at 8:00'] },
  { from: '2026-12-30T16:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 8:00'] },
  { from: '2026-12-31T00:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, 'Open today 8:00–17:00'] },
  { from: '2026-12-31T09:00:00.000Z', state: 'closed', clause: 'hours', ...endedOnTheLast, changesAt: '2026-12-31T11:00:00.000Z' },
  { from: '2026-12-31T10:00:00.000Z', state: 'closed', clause: 'card', ...endedOnTheLast },
  { from: '2026-12-31T11:00:00.000Z', state: 'open', clause: 'card', ...endedOnTheLast },
  ...over('2026-12-31T12:00:00.000Z', '31 Dec', '2026-12-31T16:00:00.000Z', 2026),
];

/** The same day, 8:00 to 10:00 and 14:00 to 20:00; the line closes at 12:00, the card with the day: the afternoon takes nobody. */
const lineGap: Campaign = {
  ...both,
  timeZone: 'Asia/Shanghai',
  schedule: {
    startsAt: '2026-12-30T16:00:00.000Z',
    cardClosesAt: '2026-12-31T16:00:00.000Z',
    lineClosesAt: '2026-12-31T04:00:00.000Z',
    open: [
      ['2026-12-31T00:00:00.000Z', '2026-12-31T02:00:00.000Z'],
      ['2026-12-31T06:00:00.000Z', '2026-12-31T12:00:00.000Z'],
    ],
    horizonAt: '2026-12-31T16:00:00.000Z',
  },
};
const lineGapRows: Row[] = [
  { from: '2026-12-30T16:00:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 8:00'] },
  { from: '2026-12-31T00:00:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, 'Open today 8:00–10:00'] },
  { from: '2026-12-31T02:00:00.000Z', state: 'closed', clause: 'hours', ...endedOnTheLast },
  {
    from: '2026-12-31T06:00:00.000Z',
    state: 'open',
    clause: 'open',
    texts: 'open',
    lines: [LEAD.en, 'Open today 8:00–10:00, 14:00–20:00'],
  },
  { from: '2026-12-31T12:00:00.000Z', state: 'closed', clause: 'hours', ...endedOnTheLast },
  {
    from: '2026-12-31T16:00:00.000Z',
    state: 'ended',
    clause: 'ended',
    texts: 'ended',
    lines: ['This free service ended on 31 Dec 2026.'],
  },
];

/** 5 and 6 January 2023 in Shanghai, 8:00 to 12:00 and 13:00 to 22:00. */
const split: Campaign = {
  ...both,
  timeZone: 'Asia/Shanghai',
  schedule: {
    startsAt: '2023-01-04T16:00:00.000Z',
    cardClosesAt: '2023-01-06T16:00:00.000Z',
    lineClosesAt: '2023-01-06T16:00:00.000Z',
    open: [
      ['2023-01-05T00:00:00.000Z', '2023-01-05T04:00:00.000Z'],
      ['2023-01-05T05:00:00.000Z', '2023-01-05T14:00:00.000Z'],
      ['2023-01-06T00:00:00.000Z', '2023-01-06T04:00:00.000Z'],
      ['2023-01-06T05:00:00.000Z', '2023-01-06T14:00:00.000Z'],
    ],
    horizonAt: '2023-01-06T16:00:00.000Z',
  },
};
const splitRows = (lead: string, hours: string): Row[] => {
  const open = { state: 'open', clause: 'open', texts: 'open', lines: [lead, hours] };
  const closed = { state: 'closed', clause: 'hours', texts: 'opens' };
  return [
    { from: '2023-01-05T00:00:00.000Z', ...open },
    { from: '2023-01-05T04:00:00.000Z', ...closed },
    { from: '2023-01-05T05:00:00.000Z', ...open },
    { from: '2023-01-05T14:00:00.000Z', ...closed },
    { from: '2023-01-06T00:00:00.000Z', ...open },
    { from: '2023-01-06T04:00:00.000Z', ...closed },
    { from: '2023-01-06T05:00:00.000Z', ...open },
    { from: '2023-01-06T14:00:00.000Z', ...closed, texts: 'ended' },
    { from: '2023-01-06T16:00:00.000Z', state: 'ended', clause: 'ended', texts: 'ended' },
  ];
};

/** A campaign of months, seen when its hours are known for two days only, and no more are left in them. */
const unknown: Campaign = {
  ...both,
  timeZone: 'Asia/Kolkata',
  schedule: {
    startsAt: '2026-01-31T18:30:00.000Z',
    cardClosesAt: '2026-06-30T18:30:00.000Z',
    lineClosesAt: '2026-06-30T18:30:00.000Z',
    open: [['2026-02-01T03:30:00.000Z', '2026-02-01T12:30:00.000Z']],
    horizonAt: '2026-02-02T18:30:00.000Z',
  },
};
const unknownRows: Row[] = [
  { from: '2026-01-31T18:30:00.000Z', state: 'closed', clause: 'hours', texts: 'opens', lines: ['Opens today at 9:00'] },
  { from: '2026-02-01T03:30:00.000Z', state: 'open', clause: 'open', texts: 'open', lines: [LEAD.en, 'Open today 9:00–18:00'] },
  { from: '2026-02-01T12:30:00.000Z', state: 'closed', clause: 'hours', texts: 'none' },
  { from: '2026-02-02T18:30:00.000Z', state: 'closed', clause: 'hours', texts: 'none' },
  ...over('2026-06-30T18:30:00.000Z', '30 Jun', '2026-12-31T18:30:00.000Z', 2026),
];

const regional: Campaign = { ...days, eligible: ['CN-42', 'CN-330106'], origins: ['https://shop.example'] };
/** The sponsor's cap is reached: before the start, in a pause, between the hours and once the card has closed it changes nothing. */
const usedUp: Campaign = { ...days, capReached: true };
const usedUpRows = (rows: readonly Row[], line: string): Row[] =>
  rows.map((row) => (row.clause === 'open' ? { ...row, clause: 'cap', texts: 'cap', lines: [line] } : row));
const USED_UP = {
  en: 'All free consultations have been used.',
  zh: '免费名额已用完。',
};
const usedUpCardFirst: Campaign = { ...cardFirst, capReached: true };
const usedUpCardGap: Campaign = { ...cardGap, capReached: true };
const usedUpPaused: Campaign = { ...paused, capReached: true };
const usedUpRegional: Campaign = { ...regional, capReached: true };

/** What people see whom the campaign does not serve. */
const outside = daysRows.map((row) =>
  row.state === 'ended' ? row : { ...row, clause: 'region', texts: 'region', lines: ['Not available in your area yet'] },
);
const elsewhere = daysRows.map(({ lines: _, ...row }) => ({ ...row, clause: 'host', texts: 'none' }));
const german: Campaign = { ...winter, languages: ['de', 'zh-Hans'], names: { de: 'Kostenlose Beratung', 'zh-Hans': '免费咨询' } };

const vectors: unknown[] = [
  ...spread('winter', winter, winterRows),
  ...spread('winter', winter, inChinese(winterRows), { language: 'zh-CN' }, 'zh-Hans'),
  ...spread('days', days, daysRows),
  ...spread('days', days, daysRows, { region: 'US', host: 'https://any.example', language: 'fr' }, 'en'),
  ...spread('nights', nights, nightsRows),
  ...spread('paused', paused, pausedRows),
  ...spread('cardFirst', cardFirst, cardFirstRows),
  ...spread('cardGap', cardGap, cardGapRows),
  ...spread('cardGap', cardGap, silent(cardGapRows), { matched: false }),
  ...spread('lineGap', lineGap, lineGapRows),
  ...spread('split', split, splitRows(LEAD.en, 'Open today 8:00–12:00, 13:00–22:00')),
  ...spread('split', split, splitRows(LEAD.zh, '今日 8:00–12:00、13:00–22:00'), { language: 'zh-CN' }, 'zh-Hans'),
  ...spread('unknown', unknown, unknownRows),
  ...spread('regional', regional, outside, { region: 'CN-43' }),
  ...spread('regional', regional, outside, { region: 'CN-4' }),
  ...spread('regional', regional, outside, { region: 'CN-420528' }),
  ...spread('regional', regional, daysRows, { region: 'CN-42-0528', host: 'https://shop.example' }),
  ...spread('regional', regional, daysRows, { region: 'CN-330106' }),
  ...spread('regional', regional, elsewhere, { region: 'CN-42', host: 'https://shop.example.evil' }),
  ...spread('german', german, inChinese(winterRows), { language: 'zh-TW' }, 'zh-Hans'),
  ...spread('days', days, silent(daysRows), { matched: false }),
  ...spread('usedUp', usedUp, usedUpRows(daysRows, USED_UP.en)),
  ...spread('usedUp', usedUp, silent(usedUpRows(daysRows, USED_UP.en)), { matched: false }),
  ...spread('usedUp', usedUp, withoutLines(usedUpRows(daysRows, USED_UP.zh)), { language: 'zh-CN' }, 'zh-Hans'),
  ...spread('usedUpCardFirst', usedUpCardFirst, usedUpRows(cardFirstRows, USED_UP.en)),
  ...spread('usedUpCardGap', usedUpCardGap, usedUpRows(cardGapRows, USED_UP.en)),
  ...spread('usedUpPaused', usedUpPaused, pausedRows),
  ...spread('usedUpRegional', usedUpRegional, outside, { region: 'CN-43' }),
];
const campaigns = {
  winter,
  days,
  nights,
  paused,
  cardFirst,
  cardGap,
  lineGap,
  split,
  unknown,
  regional,
  german,
  usedUp,
  usedUpCardFirst,
  usedUpCardGap,
  usedUpPaused,
  usedUpRegional,
};
const lines = vectors.map((vector) => `    ${JSON.stringify(vector)}`).join(',\n');
const text = `{\n  "campaigns": ${JSON.stringify(campaigns)},\n  "vectors": [\n${lines}\n  ]\n}\n`;
writeFileSync(new URL('../test-data/entry-vectors.json', import.meta.url), text);
console.log(`${vectors.length} vectors`);

/** What is said once a campaign is over, and from the next year on, which begins in its zone at `newYear`. */
function over(from: string, day: string, newYear: string, year: number): Row[] {
  const ended = { state: 'ended', clause: 'ended', texts: 'ended', changesAt: null };
  return [
    { from, ...ended, lines: [`This free service ended on ${day}.`] },
    { from: newYear, ...ended, lines: [`This free service ended on ${day} ${year}.`] },
  ];
}

/** A query that asks for something else is answered with nothing. */
function silent(rows: readonly Row[]): Row[] {
  return rows.map(({ lines: _, clause, ...row }) => ({ ...row, clause: clause === 'open' ? 'query' : clause, texts: 'none' }));
}

/** Only what is said of the cap: the other lines are those of another language. */
function withoutLines(rows: readonly Row[]): Row[] {
  return rows.map(({ lines, ...row }) => ({ ...row, ...(row.texts === 'cap' && lines && { lines }) }));
}

/** Each row at its first instant, in the middle and at its last millisecond; the last row for a year. */
function spread(
  campaign: string,
  { languages, schedule, capReached }: Campaign,
  rows: readonly Row[],
  asked: Asked = {},
  language = languages[0],
) {
  return rows.flatMap(({ from, state, clause, texts, lines, changesAt }, index) => {
    const next = rows[index + 1]?.from;
    const fromMs = Date.parse(from);
    const endMs = next ? Date.parse(next) : fromMs + 31_536_000_000;
    const takes = state === 'open' && !capReached && fromMs < Date.parse(schedule.lineClosesAt);
    return [fromMs, Math.floor((fromMs + endMs) / 2), endMs - 1].map((atMs) => ({
      campaign,
      at: new Date(atMs).toISOString(),
      ...asked,
      expect: {
        show: clause === 'open',
        state,
        clause,
        texts,
        language,
        takesNewPeople: takes,
        nextChangeAt: changesAt === undefined ? (next ?? null) : changesAt,
        ...(lines && { lines }),
      },
    }));
  });
}
