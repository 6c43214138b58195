import { localizedTextSchema, type CampaignFile } from '@consult-kit/protocol';
import { fileOf } from './campaign-text.ts';
import type { VersionRecord } from './campaign-store.ts';

/** A campaign file's pause; without one the service goes on. */
export type StoredPause = Pick<CampaignFile, 'paused'>;

/**
 * Whether a version pauses its campaign, told without understanding anything else of it: a service that has to stop must stop at every
 * gateway, also at one that cannot serve the version. Reasons that cannot be read are left out; shoppers are told of the pause alone.
 * @returns `undefined` for a version that does not say.
 */
export function pauseOf({ kind, text }: Pick<VersionRecord, 'kind' | 'text'>): StoredPause | undefined {
  const file = fileOf(text);
  const paused = file?.['paused'];
  if (paused !== undefined || (!file && kind === 'paused')) return { paused: { reasons: reasonsOf(paused) } };
  return file || kind === 'resumed' ? {} : undefined;
}

/** The same file with this pause, or with none. */
export function pausedAs({ paused: _, ...file }: CampaignFile, pause: StoredPause): CampaignFile {
  return { ...file, ...pause };
}

function reasonsOf(paused: unknown): Record<string, string> {
  const reasons = typeof paused === 'object' && paused !== null && 'reasons' in paused ? paused.reasons : undefined;
  return localizedTextSchema.safeParse(reasons).data ?? {};
}
