import { stat } from 'node:fs/promises';
import { isConsultError, pathText, type CampaignFile, type Finding } from '@consult-kit/protocol';
import { campaignChanges, consentFindings } from '@consult-kit/protocol/calendar';
import type { Logger } from '../domain/logger.ts';
import { repeat, type Timers } from '../domain/timers.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { besideOthers, findingLine, readCampaignFile, stampOf, withErrors, type ReadCampaignFile } from './campaign-files.ts';

/** What the watch over campaign files works with. */
export interface CampaignWatchOptions {
  timers: Timers;
  now(): number;
  logger: Logger;
  /** Everything that is served: a new version has to stand beside all of it but itself. */
  others(): readonly CampaignFile[];
  /** Errors of a sound file that stand in its way all the same, such as another currency than that of its ledger. */
  errors(file: CampaignFile): Promise<readonly Finding[]>;
  /** Serves a new version; throws if it cannot be served after all. */
  serve(file: CampaignFile): void;
}

/** One file under watch. */
interface Watched {
  path: string;
  /** The version that is served. */
  file: CampaignFile;
  /** What the disk said of the file when it was last looked into, and when it was last looked at. */
  readAs: string;
  seenAs: string;
}

/**
 * Looks at the campaign files on the disk again and again. A sound new version is served; of a bad one the log says everything, and the
 * last good version stays. A text of the consent that changes without its version is served with a warning. A file that is still being written is left alone until it has been still for one look.
 * @param files - As they were read when the gateway started.
 * @returns How to stop.
 */
export function watchCampaignFiles(files: readonly ReadCampaignFile[], options: CampaignWatchOptions): () => void {
  const watched = files.flatMap(({ path, file, stamp }): Watched[] => (file ? [{ path, file, readAs: stamp, seenAs: stamp }] : []));
  return repeat(options.timers, GATEWAY_LIMITS.campaignFilesEveryMs, async () => {
    for (const one of watched) await look(one, options);
  });
}

async function look(one: Watched, options: CampaignWatchOptions): Promise<void> {
  const stamp = await stampAt(one.path);
  const isStill = stamp === one.seenAs;
  one.seenAs = stamp;
  if (!isStill || stamp === one.readAs) return;
  one.readAs = stamp;
  const fields = { campaign: one.file.id };
  try {
    const others = options.others().flatMap((file) => (file.id === one.file.id ? [] : [{ file }]));
    const read = await checked(besideOthers(await readCampaignFile(one.path, options.now()), others, options.now()), options);
    const doubts = read.file
      ? consentFindings(one.file, read.file).map((found) => ({ ...found, place: read.placeOf(found.path) }))
      : read.findings;
    for (const found of doubts) options.logger.warn({ ...fields, finding: found.code }, findingLine(one.path, found));
    if (read.file) takeOver(one, read.file, options);
    if (!read.file) options.logger.error(fields, 'the campaign file has errors; its last good version stays');
  } catch (fault) {
    const why = isConsultError(fault) ? fault.message : 'it could not be served';
    options.logger.error({ ...fields, why }, 'the campaign file was not taken; its last good version stays');
  }
}

async function checked(read: ReadCampaignFile, options: CampaignWatchOptions): Promise<ReadCampaignFile> {
  return read.file ? withErrors(read, await options.errors(read.file)) : read;
}

function takeOver(one: Watched, file: CampaignFile, { logger, serve }: CampaignWatchOptions): void {
  const campaign = one.file.id;
  if (file.id !== campaign) {
    logger.error({ campaign }, 'the id of a campaign cannot change while it is served; its last good version stays');
    return;
  }
  const changes = campaignChanges(one.file, file);
  if (changes.length === 0) return;
  serve(file);
  one.file = file;
  logger.info({ campaign, changed: changes.map(({ path }) => pathText([...path])) }, 'a new version of the campaign file is served');
}

/** Empty while the file is not there. */
async function stampAt(path: string): Promise<string> {
  return stat(path).then(stampOf, () => '');
}
