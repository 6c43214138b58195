import type { CampaignFile } from '../campaign-file.ts';

/** A small campaign that is sound in every respect; tests change what they are about. */
export function soundCampaign(changes: Partial<CampaignFile> = {}): CampaignFile {
  return {
    id: 'winter',
    placements: ['search'],
    languages: ['zh-Hans', 'en'],
    names: { 'zh-Hans': '冬季免费咨询', en: 'Free winter consultation' },
    sponsor: {
      names: { 'zh-Hans': '晨光基金会', en: 'Dawn Foundation' },
      covers: { 'zh-Hans': '承担全部费用。', en: 'Pays for everything.' },
    },
    timeZone: 'Asia/Shanghai',
    firstDay: '2022-12-31',
    lastDay: '2023-02-06',
    region: { code: 'CN', emergencyNumber: '120' },
    warningSigns: [{ id: 'breath', texts: { 'zh-Hans': '呼吸困难', en: 'Trouble breathing' } }],
    modules: [
      {
        id: 'adults',
        names: { 'zh-Hans': '成人', en: 'Adults' },
        ages: { fromYears: 18, toYears: 59 },
        questions: [
          { id: 'age', kind: 'age' },
          { id: 'symptoms', kind: 'choices', options: [{ id: 'fever', texts: { 'zh-Hans': '发烧', en: 'Fever' } }] },
        ],
      },
    ],
    hosts: { origins: ['https://shop.example'] },
    consent: {
      version: '1',
      texts: { 'zh-Hans': '全文', en: 'Full text' },
      retentionDays: 30,
      contact: { 'zh-Hans': '请致电客服', en: 'Call our service' },
    },
    ...changes,
  };
}
