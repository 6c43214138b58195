import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './workspace/workspace.ts';

/** The campaign of the demo, as it stands in the repository. */
export const DEMO_CAMPAIGN = join(ROOT, 'examples/campaigns/demo.json');

/**
 * Copies a campaign file with other host origins: a shop on another port is another origin, and the gateway frames only in those that
 * the campaign names.
 * @param from - Path of a campaign file.
 * @param to - Path of the copy; its folder is made.
 * @param origins - Scheme, host and port of each page that may show the campaign.
 */
export async function copyCampaign(from: string, to: string, origins: readonly string[]): Promise<void> {
  const campaign = JSON.parse(await readFile(from, 'utf8')) as { hosts?: Readonly<Record<string, unknown>> };
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, `${JSON.stringify({ ...campaign, hosts: { ...campaign.hosts, origins } }, undefined, 2)}\n`);
}
