import type { ConsoleCampaign, Finding } from '@consult-kit/protocol';

/** The gateway's time in tests. */
export const NOW = '2023-01-05T06:00:00.000Z';

export const texts = (en: string, zh: string) => ({ en, 'zh-Hans': zh });

const finding: Finding = {
  code: 'missing-translation',
  severity: 'warning',
  path: ['languages', 1],
  messages: texts('3 texts have no English version.', '3 处缺少英文。'),
};

/** A campaign as the list has it. */
export function campaign(changes: Partial<ConsoleCampaign> = {}): ConsoleCampaign {
  return {
    document: {
      id: 'winter',
      version: '1',
      languages: ['en', 'zh-Hans'],
      names: texts('Winter care', '冬季咨询'),
      sponsor: { names: texts('Dawn Foundation', '晨光基金会'), covers: texts('Everything', '全部') },
      timeZone: 'Asia/Shanghai',
      schedule: {
        startsAt: '2022-12-30T16:00:00.000Z',
        cardClosesAt: '2023-02-06T16:00:00.000Z',
        lineClosesAt: '2023-02-06T16:00:00.000Z',
        open: [['2023-01-05T00:00:00.000Z', '2023-01-05T14:00:00.000Z']],
        horizonAt: '2023-01-15T16:00:00.000Z',
      },
      region: { code: 'CN', emergencyNumber: '120' },
      warningSigns: [],
      modules: [
        { id: 'adults', names: texts('Adults', '成人'), questions: [{ id: 'age', kind: 'age' }] },
        { id: 'elderly', names: texts('Elderly', '老年人'), enabled: false, questions: [{ id: 'age', kind: 'age' }] },
      ],
      lexicon: { path: '/v1/lexicons/x.json', hash: 'x' },
      origins: ['https://shop.example'],
      guests: true,
      consent: { version: '1', texts: texts('a', 'b'), guardianUnderYears: 14, retentionDays: 30, contact: texts('a', 'b') },
      serverTime: NOW,
    },
    source: 'file',
    version: 0,
    hasDraft: false,
    placements: ['search'],
    firstDay: '2022-12-31',
    lastDay: '2023-02-06',
    zoneOffset: '+08:00',
    at: NOW,
    state: 'open',
    showsCard: true,
    takesNewPeople: true,
    nextChangeAt: '2023-01-05T14:00:00.000Z',
    findings: [finding],
    waiting: 2,
    talking: 3,
    doctorsOnline: 1,
    ...changes,
  };
}
