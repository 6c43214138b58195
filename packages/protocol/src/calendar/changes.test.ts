import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { CampaignFile } from '../campaign-file.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { campaignChanges, placeLabel } from './changes.ts';

const EVERY_OPTION = JSON.parse(
  readFileSync(new URL('../../../../examples/campaigns/every-option.json', import.meta.url), 'utf8'),
) as CampaignFile;

const WINTER = JSON.parse(
  readFileSync(new URL('../../../../examples/campaigns/winter-2022.json', import.meta.url), 'utf8'),
) as CampaignFile;

const days = (hours: { from: string; to: string }[], ...names: string[]) => Object.fromEntries(names.map((name) => [name, hours]));
const said = (before: Partial<CampaignFile>, after: Partial<CampaignFile>) =>
  campaignChanges(soundCampaign(before), soundCampaign(after)).map(({ path, messages }) => [
    path.join('.'),
    messages['en'],
    messages['zh-Hans'],
  ]);

describe('placeLabel', () => {
  it('names places as the sentences do', () => {
    assert.deepEqual(placeLabel(['lastDay']), { en: 'Last day', zh: '末日' });
    assert.deepEqual(placeLabel(['modules', { id: 'adults' }, 'names', 'en']), {
      en: 'Group “adults”, name (en)',
      zh: '人群“adults”·名称（en）',
    });
    assert.deepEqual(placeLabel([]), { en: '', zh: '' });
  });

  it('names a list by what it holds', () => {
    assert.deepEqual(placeLabel(['modules']), { en: 'Groups', zh: '人群' });
    assert.deepEqual(placeLabel(['languages']), { en: 'Languages', zh: '语言' });
  });
});

describe('campaignChanges', () => {
  it('says nothing of two equal files', () => {
    assert.deepEqual(campaignChanges(EVERY_OPTION, structuredClone(EVERY_OPTION)), []);
  });

  it('says nothing of a default that is written out or taken out, nor of an empty list or object', () => {
    const always = days([{ from: '00:00', to: '24:00' }], 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
    const modules = WINTER.modules.map((module) => ({
      ...module,
      ages: { fromYears: 0, ...module.ages },
      icon: module.icon ?? ('person' as const),
      enabled: module.enabled ?? true,
      serviceHours: { weekly: always, exceptions: [] },
      warningSigns: module.warningSigns ?? [],
      questions: module.questions.map((question): CampaignFile['modules'][number]['questions'][number] => {
        if (question.kind === 'age') return { months: false, pregnancyWeeks: false, ...question };
        if (question.kind === 'choices') return { other: false, ...question };
        return question.kind === 'onset' ? { temperature: false, ...question } : question;
      }),
    }));
    const written: CampaignFile = {
      opensAtLocal: '00:00',
      cardClosesAtLocal: '24:00',
      lineClosesAtLocal: '24:00',
      serviceHours: { weekly: always, exceptions: [] },
      emergencyPhrases: {},
      search: { triggers: {}, vetoes: { en: [] } },
      alternatives: {},
      texts: { en: {} },
      ...WINTER,
      modules,
      hosts: { keys: [], guests: true, ...WINTER.hosts },
      queue: { maxChatsPerDoctor: 5, ...WINTER.queue },
      consent: { guardianUnderYears: 14, ...WINTER.consent },
    };
    assert.deepEqual(campaignChanges(WINTER, written), []);
    assert.deepEqual(campaignChanges(written, WINTER), []);
    const bare = soundCampaign();
    assert.deepEqual(campaignChanges(bare, { ...bare, queue: {} }), []);
  });

  it('says what holds by default where something else is written', () => {
    const [adults] = soundCampaign().modules;
    assert.ok(adults);
    const modules = [{ ...adults, enabled: false, ages: { fromYears: 2 }, questions: [{ id: 'age', kind: 'age' as const, months: true }] }];
    const questions = [{ id: 'age', kind: 'age' as const }];
    assert.deepEqual(
      said({ modules }, { modules: [{ ...adults, ages: {}, questions }] }).map(([, ...texts]) => texts),
      [
        ['Group “adults”, youngest age: 0 instead of 2.', '人群“adults”·最小年龄：由2改为0。'],
        ['Group “adults”, question “age”, asks for months: no instead of yes.', '人群“adults”·问题“age”·询问月龄：由是改为否。'],
        ['Group “adults” is turned on.', '开通人群“adults”。'],
      ],
    );
  });

  it('says dates and times in words, with what held before where nothing was written', () => {
    assert.deepEqual(said({}, { lastDay: '2023-02-10', opensAtLocal: '08:00' }), [
      ['lastDay', 'Last day: 10 Feb 2023 instead of 6 Feb 2023.', '末日：由2023年2月6日改为2023年2月10日。'],
      ['opensAtLocal', 'Opening time on the first day: 08:00 instead of the start of the day.', '首日开放时间：由当天开始改为08:00。'],
    ]);
  });

  it('says a pause and its end', () => {
    const paused = { reasons: { en: 'Doctors are being trained.', 'zh-Hans': '医生培训中。' } };
    assert.deepEqual(said({}, { paused }), [['paused', 'The service is paused: “Doctors are being trained.”', '暂停服务：“医生培训中。”']]);
    assert.deepEqual(said({ paused }, {}), [['paused', 'The service is resumed.', '恢复服务。']]);
  });

  it('ends a sentence once, whether what it quotes has an end of its own or not', () => {
    const quoting = (en: string, zh: string) => said({}, { paused: { reasons: { en, 'zh-Hans': zh } } }).map(([, ...texts]) => texts);
    for (const [en, zh] of [
      ['Back soon.', '稍后恢复。'],
      ['Back soon!', '稍后恢复！'],
      ['Why not?', '为何不？'],
    ] as const)
      assert.deepEqual(quoting(en, zh), [[`The service is paused: “${en}”`, `暂停服务：“${zh}”`]]);
    assert.deepEqual(quoting('Back soon', '稍后恢复'), [['The service is paused: “Back soon”.', '暂停服务：“稍后恢复”。']]);
  });

  it('says days of the week that change alike in one sentence, and each exception', () => {
    const before = { weekly: days([{ from: '08:00', to: '22:00' }], 'mon', 'tue', 'wed', 'thu', 'fri') };
    const after = {
      weekly: {
        ...days(
          [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '18:00' },
          ],
          'mon',
          'tue',
          'wed',
          'thu',
        ),
        ...days([], 'sat'),
      },
      exceptions: [{ firstDay: '2023-01-21', lastDay: '2023-01-27', hours: [], names: { en: 'Spring Festival' } }],
    };
    assert.deepEqual(
      said({ serviceHours: before }, { serviceHours: after }).map(([, en]) => en),
      [
        'Monday to Thursday: 09:00–12:00, 13:00–18:00 instead of 08:00–22:00.',
        'Friday: closed instead of 08:00–22:00.',
        'New exception 21 Jan 2023 – 27 Jan 2023 (Spring Festival): closed.',
      ],
    );
    assert.deepEqual(
      said({ serviceHours: after }, {}).map(([, , zh]) => zh),
      [
        '周一至周四：由09:00–12:00、13:00–18:00改为全天。',
        '周五至周日：由关闭改为全天。',
        '删除例外 2023年1月21日至2023年1月27日（Spring Festival），恢复每周时段。',
      ],
    );
  });

  it('says of a group’s own hours whose they are, and what held before', () => {
    const [adults] = soundCampaign().modules;
    assert.ok(adults);
    const serviceHours = { weekly: days([{ from: '08:00', to: '18:00' }], 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun') };
    const modules = [{ ...adults, serviceHours }];
    assert.deepEqual(said({}, { modules }), [
      [
        'modules.0.serviceHours.weekly.mon',
        'Group “adults”, service hours – Every day: 08:00–18:00 instead of all hours of the campaign.',
        '人群“adults”·服务时段·每天：由活动的全部时段改为08:00–18:00。',
      ],
    ]);
    assert.deepEqual(
      said({ modules }, {}).map(([, en]) => en),
      ['Group “adults”, service hours – Every day: all hours of the campaign instead of 08:00–18:00.'],
    );
  });

  it('says what the sponsor pays for a case and at most', () => {
    const { sponsor } = soundCampaign();
    const paying = { ...sponsor, perCase: { amountMinor: 4_500, currency: 'CNY' }, cap: { cases: 3 } };
    assert.deepEqual(
      said({ sponsor }, { sponsor: paying }).map(([, en]) => en),
      ['Cost of a case: CNY 45.00 is new.', 'Cases that the sponsor pays for at most: 3 instead of no bound.'],
    );
    assert.deepEqual(
      said({ sponsor: paying }, { sponsor: { ...paying, cap: { cases: 5 } } }).map(([, , zh]) => zh),
      ['资助例数上限：由3改为5。'],
    );
    const inYen = { ...paying, perCase: { amountMinor: 900, currency: 'JPY' }, cap: { amountMinor: 90_000 } };
    assert.deepEqual(
      said({ sponsor: paying }, { sponsor: inYen }).map(([, en]) => en),
      [
        'Cost of a case: JPY 900 instead of CNY 45.00.',
        'Money that the sponsor pays at most: JPY 90000 instead of no bound.',
        'Cases that the sponsor pays for at most: no bound instead of 3.',
      ],
    );
  });

  it('says which groups are new, gone, moved, turned off or changed inside', () => {
    const [adults] = soundCampaign().modules;
    assert.ok(adults);
    const others = ['children', 'elderly'].map((id) => ({ ...adults, id }));
    const changed = { ...adults, enabled: false, names: { ...adults.names, en: 'Grown-ups' } };
    assert.deepEqual(
      said({ modules: [adults, ...others.slice(0, 1)] }, { modules: [...others.slice(1), changed] }).map(([, en]) => en),
      [
        'Group “elderly” is new.',
        'Group “adults”, name (en): Grown-ups instead of Adults.',
        'Group “adults” is turned off.',
        'Group “children” is taken away.',
      ],
    );
    assert.deepEqual(said({ modules: [adults, ...others] }, { modules: [...others, adults] }), [
      ['modules', 'The groups stand in another order: children, elderly, adults.', '人群顺序改为：children, elderly, adults。'],
    ]);
  });

  it('names a few entries of a list and counts the others', () => {
    const eligible = Array.from({ length: 22 }, (_, index) => `CN-${420_000 + index}`);
    const region = { code: 'CN', emergencyNumber: '120' };
    assert.match(
      said({ region }, { region: { ...region, eligible } })[0]?.[1] ?? '',
      /: “CN-420000”, .* and 17 more instead of everybody\.$/,
    );
    assert.deepEqual(
      said({}, { hosts: { origins: ['https://a.example'] } }).map(([, en]) => en),
      [
        'Pages that may show the special area: “https://a.example” added.',
        'Pages that may show the special area: “https://shop.example” taken away.',
      ],
    );
  });

  it('looks at each entry of a list a few times, however many others there are', () => {
    const ids = (prefix: string): string[] => Array.from({ length: 1_000 }, (_, index) => `${prefix}-${index}`);
    const [old, now] = [ids('a'), [...ids('b'), ...ids('a').reverse()]];
    const entries = (list: readonly string[]): unknown[] => list.map((id) => ({ id }));
    for (const [key, before, after] of [
      ['placements', countedList(old), countedList(now)],
      ['modules', countedList(entries(old)), countedList(entries(now))],
    ] as const) {
      campaignChanges({ [key]: before.list } as unknown as CampaignFile, { [key]: after.list } as unknown as CampaignFile);
      for (const { reads } of [before, after]) assert.ok(reads() < 20_000, `${key}: ${reads()}`);
    }
  });

  it('shows the part of a long text that changes', () => {
    const consent = (end: string) => ({
      ...soundCampaign().consent,
      contact: { en: `${'Write to us. '.repeat(10)}${end}`, 'zh-Hans': '写信' },
    });
    assert.deepEqual(
      said({ consent: consent('By post.') }, { consent: consent('By mail.') }).map(([, en]) => en),
      ['How to ask for deletion (en): “…us. Write to us. By mail.” instead of “…us. Write to us. By post.”'],
    );
  });

  it('has a sentence with words of its own for a change of every value of a file with every option', () => {
    let places = 0;
    for (const [path, value] of leavesOf(EVERY_OPTION)) {
      const changed = structuredClone(EVERY_OPTION);
      setAt(changed, path, otherThan(value));
      const found = campaignChanges(EVERY_OPTION, changed);
      assert.ok(found.length > 0, path.join('.'));
      for (const { messages } of found) {
        assert.match(messages['en'] ?? '', /^[A-Z][^{}]*(\.|[.!?。！？]”)$/, path.join('.'));
        assert.doesNotMatch(messages['en'] ?? '', /undefined|\[object/, path.join('.'));
        assert.match(messages['zh-Hans'] ?? '', /[\u4e00-\u9fff].*(。|[.!?。！？]”)$/, path.join('.'));
      }
      places += 1;
    }
    assert.ok(places > 150, String(places));
  });
});

/** A list that counts how often something in it is looked at. */
function countedList(values: readonly unknown[]): { list: readonly unknown[]; reads: () => number } {
  let reads = 0;
  const list = new Proxy(values, {
    get(target, key, receiver) {
      reads += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { list, reads: () => reads };
}

function leavesOf(value: unknown, path: (string | number)[] = []): [path: (string | number)[], value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((entry, index) => leavesOf(entry, [...path, index]));
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function setAt(root: unknown, path: (string | number)[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], root);
  (parent as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? '2031-04-20' : `${String(value)}x`;
}
