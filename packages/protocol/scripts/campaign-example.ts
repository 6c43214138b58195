import type { CampaignFile } from '../src/index.ts';

/** A small campaign with all that a file needs, for docs/campaigns.md. A test holds it to have no findings. */
export const CAMPAIGN_EXAMPLE = {
  id: 'winter',
  placements: ['search'],
  languages: ['en'],
  names: { en: 'Free winter consultation' },
  sponsor: { names: { en: 'the Lantern Foundation' }, covers: { en: 'Every consultation, in full.' } },
  timeZone: 'Asia/Shanghai',
  firstDay: '2026-12-31',
  lastDay: '2027-02-06',
  serviceHours: { weekly: { mon: [{ from: '08:00', to: '22:00' }], sat: [{ from: '09:00', to: '12:00' }] } },
  region: { code: 'CN', emergencyNumber: '120' },
  warningSigns: [{ id: 'chest-pain', texts: { en: 'Chest pain that does not go away' } }],
  modules: [{ id: 'adults', names: { en: 'Adults' }, questions: [{ id: 'age', kind: 'age' }] }],
  hosts: { origins: ['https://shop.example'] },
  consent: {
    version: '1',
    texts: { en: 'A doctor answers by text. …' },
    retentionDays: 30,
    contact: { en: 'To have it deleted, write to privacy@shop.example.' },
  },
} as const satisfies DeepReadonly<CampaignFile>;

type DeepReadonly<Value> = Value extends object ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> } : Value;
