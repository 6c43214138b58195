import { ConsultError, type CampaignFile, type Finding } from '@consult-kit/protocol';
import { closesNow } from '@consult-kit/protocol/calendar';

/** What somebody who publishes has accepted. */
export interface Confirmation {
  /** Codes of warnings. */
  readonly ticked: readonly string[];
  readonly typedName?: string | undefined;
}

/** What is about to be published, and in the place of what. */
export interface Publication {
  readonly before: CampaignFile | null;
  readonly after: CampaignFile;
  readonly findings: readonly Finding[];
}

/** Refuses what was not accepted. @throws {ConsultError} `PUBLISH_UNCONFIRMED` with each thing that is still to be accepted. */
export function assertConfirmed({ before, after, findings }: Publication, { ticked, typedName }: Confirmation, nowMs: number): void {
  const warnings = new Set(findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code));
  const faults = [...warnings]
    .filter((code) => !ticked.includes(code))
    .map((code) => ({ path: ['ticked'], message: `the warning "${code}" has to be accepted` }));
  if (closesNow(before, after, nowMs) && typedName !== after.id)
    faults.push({ path: ['typedName'], message: `this closes a campaign that is open now: "${after.id}" has to be typed` });
  if (faults.length === 0) return;
  throw new ConsultError(
    'PUBLISH_UNCONFIRMED',
    'Publishing this has to be confirmed first. Look at what it changes, and confirm each point.',
    {
      faults,
    },
  );
}
