import type { CampaignText } from '@consult-kit/protocol';

/** A campaign file without errors or warnings at the gateway's time of these tests. */
export function soundFile(changes: CampaignText = {}): CampaignText {
  return {
    id: 'winter',
    placements: ['search'],
    languages: ['en', 'zh-Hans'],
    names: { en: 'Winter care', 'zh-Hans': '冬季咨询' },
    sponsor: {
      names: { en: 'Dawn Foundation', 'zh-Hans': '晨光基金会' },
      covers: { en: 'Everything.', 'zh-Hans': '全部。' },
      perCase: { amountMinor: 1250, currency: 'CNY' },
    },
    timeZone: 'Asia/Shanghai',
    firstDay: '2023-01-10',
    lastDay: '2023-02-06',
    region: { code: 'CN', emergencyNumber: '120' },
    warningSigns: [{ id: 'breath', texts: { en: 'Trouble breathing', 'zh-Hans': '呼吸困难' } }],
    modules: [
      { id: 'adults', names: { en: 'Adults', 'zh-Hans': '成人' }, questions: [{ id: 'age', kind: 'age' }] },
      { id: 'children', names: { en: 'Children', 'zh-Hans': '儿童' }, questions: [{ id: 'age', kind: 'age' }] },
    ],
    hosts: { origins: ['https://shop.example'] },
    consent: {
      version: '1',
      texts: { en: 'A text.', 'zh-Hans': '全文。' },
      retentionDays: 30,
      contact: { en: 'Write to us.', 'zh-Hans': '请来信。' },
    },
    ...changes,
  };
}
