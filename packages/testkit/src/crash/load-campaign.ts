import { readFileSync } from 'node:fs';
import { CAMPAIGN_DEFAULTS, campaignFileSchema, parseJson, type Intake } from '@consult-kit/protocol';
import { DEMO_CAMPAIGN } from '../gateway-process.ts';

/** The module that everybody of a load chooses. */
const MODULE = 'adults';

/** What a load has to know of the campaign it uses. */
export interface LoadCampaign {
  readonly id: string;
  readonly module: string;
  readonly consentVersion: string;
  /** Talks of one doctor at the same time. */
  readonly cap: number;
  /** What every patient answers: an age where it is asked for, the rest skipped. */
  readonly answers: Intake['answers'];
}

/** The demo's campaign, as it stands in the repository. */
export function readLoadCampaign(): LoadCampaign {
  const file = parseJson(campaignFileSchema, readFileSync(DEMO_CAMPAIGN, 'utf8'));
  const questions = file.modules.find(({ id }) => id === MODULE)?.questions ?? [];
  return {
    id: file.id,
    module: MODULE,
    consentVersion: file.consent.version,
    cap: file.queue?.maxChatsPerDoctor ?? CAMPAIGN_DEFAULTS.chatsPerDoctor,
    answers: questions.map(({ id, kind }) => (kind === 'age' ? { question: id, kind, years: 40 } : { question: id, kind: 'skipped' })),
  };
}
