import { CAMPAIGN_LIMITS, ConsultError, pathText, type CampaignText, type Finding } from '@consult-kit/protocol';
import { campaignChanges, checkCampaignFile, finding, privateKeyFindings, type CampaignChange } from '@consult-kit/protocol/calendar';
import type { CampaignFile } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';

/**
 * Refuses what cannot be kept even as a draft; everything else about it may be broken.
 * @throws {ConsultError} `CAMPAIGN_FILE_INVALID` for a file that is nested too deep, too large, or holds a host's private key.
 */
export function assertStorable(file: CampaignText): void {
  // Everything else that reads or writes a file may go into its depth.
  const deep = checkCampaignFile(file).findings.find(({ code }) => code === 'too-deep');
  if (deep) throw invalidFile([deep]);
  const secrets = privateKeyFindings(file);
  // Whoever looks at the console sees drafts, and what was in them stays in copies of the database.
  if (secrets.length > 0) throw invalidFile(secrets);
  const bytes = Buffer.byteLength(textOf(file));
  if (bytes > CAMPAIGN_LIMITS.fileBytes) throw invalidFile([finding('too-large', [], { bytes, max: CAMPAIGN_LIMITS.fileBytes })]);
}

/** A campaign file as it is kept. */
export function textOf(file: CampaignText): string {
  return JSON.stringify(file);
}

/** A kept text as a file; `null` if it cannot be read. */
export function fileOf(text: string): CampaignText | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CampaignText) : null;
  } catch {
    return null;
  }
}

/**
 * A file that is going to be the next version. A campaign that is paused stays paused: only resuming ends a pause, so that nobody who
 * publishes something else resumes a service that was stopped for a reason. A file may begin a pause of its own.
 * @param newest - The version before; `null` before the first one.
 */
export function withPauseOf(newest: CampaignText | null, file: CampaignText): CampaignText {
  return newest?.['paused'] === undefined ? file : { ...file, paused: newest['paused'] };
}

/** A draft as it is kept: without the pause that is not its own, which would otherwise come back with it after it was ended. */
export function withoutPauseOf(newest: CampaignText | null, file: CampaignText): CampaignText {
  return newest?.['paused'] === undefined ? file : withoutPause(file);
}

/** A file that is not paused. */
export function withoutPause({ paused: _, ...file }: CampaignText): CampaignText {
  return file;
}

const UNSAID = {
  path: [],
  messages: {
    en: 'Something changes that cannot be said in a sentence while the file has errors.',
    'zh-Hans': '有改动，但文件仍有错误，暂时无法逐条说明。',
  },
} as const satisfies CampaignChange;

/** What changes between two files, which may be broken, in a bounded number of sentences. */
export function changesBetween(before: CampaignText, after: CampaignText): CampaignChange[] {
  let changes: CampaignChange[];
  try {
    changes = campaignChanges(before as unknown as CampaignFile, after as unknown as CampaignFile);
  } catch (fault) {
    // Only a file of another form than that of a campaign leads here.
    if (!(fault instanceof TypeError || fault instanceof RangeError)) throw fault;
    return [UNSAID];
  }
  const max = GATEWAY_LIMITS.campaignChangesMax;
  const more = changes.length - max;
  if (more <= 0) return changes;
  const messages = { en: `${more} more changes are not listed.`, 'zh-Hans': `另有 ${more} 项改动未列出。` };
  return [...changes.slice(0, max), { path: [], messages }];
}

/** The refusal of a file with errors; its places are those of the file. @param campaign - Named where several are published together. */
export function invalidFile(findings: readonly Finding[], campaign?: string): ConsultError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const faults = errors.map(({ path, messages, code }) => ({ path, message: `${messages['en'] ?? ''} [${code}]` }));
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const first = faults.slice(0, 1).map(({ path, message }) => ` ${pathText(path)}: ${message}`);
  const what = campaign === undefined ? 'The campaign file' : `The file of the campaign ${campaign}`;
  return new ConsultError('CAMPAIGN_FILE_INVALID', `${what} has ${count}. Correct it first.${first.join('')}`, { faults });
}
