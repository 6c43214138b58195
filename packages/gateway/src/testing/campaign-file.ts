import type { CampaignFile } from '@consult-kit/protocol';

const name = (en: string) => ({ en, 'zh-Hans': en });

/** A campaign that is open for a century, for tests. */
export function campaignFile(changes: Partial<CampaignFile> = {}): CampaignFile {
  return {
    id: 'winter',
    placements: ['search'],
    languages: ['en', 'zh-Hans'],
    names: name('Winter consultation'),
    sponsor: { names: name('A foundation'), covers: name('Every consultation.') },
    timeZone: 'Asia/Shanghai',
    firstDay: '2000-01-01',
    lastDay: '2099-12-31',
    region: { code: 'CN', emergencyNumber: '120' },
    warningSigns: [{ id: 'chest-pain', texts: name('Chest pain') }],
    modules: [
      {
        id: 'adults',
        names: name('Adults'),
        questions: [
          { id: 'age', kind: 'age' },
          { id: 'symptoms', kind: 'choices', options: [{ id: 'fever', texts: name('Fever') }], other: true },
          { id: 'onset', kind: 'onset', temperature: true },
          { id: 'history', kind: 'text' },
        ],
      },
      { id: 'children', names: name('Children'), questions: [{ id: 'age', kind: 'age', months: true }] },
      { id: 'elderly', names: name('Elderly'), enabled: false, questions: [{ id: 'age', kind: 'age' }] },
    ],
    hosts: { origins: ['http://localhost:4400'] },
    consent: { version: 'v1', texts: name('You agree.'), retentionDays: 30, contact: name('Write to us.') },
    ...changes,
  };
}
