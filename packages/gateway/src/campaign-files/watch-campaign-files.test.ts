import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CampaignFile } from '@consult-kit/protocol';
import { finding } from '@consult-kit/protocol/calendar';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import type { Timers } from '../domain/timers.ts';
import { BROKEN_CAMPAIGNS, SOUND_CAMPAIGN_TEXT } from '../testing/broken-campaigns.ts';
import { loadCampaignFiles } from './campaign-files.ts';
import { watchCampaignFiles } from './watch-campaign-files.ts';

const CURRENCY_FIXED = finding('currency-fixed', ['sponsor', 'perCase', 'currency'], { value: 'USD', fixed: 'CNY' });
const NOW_MS = Date.parse('2027-01-01T00:00:00Z');

describe('watchCampaignFiles', () => {
  let folder: TemporaryFolder;
  let turns: (() => void)[];
  let served: CampaignFile[];
  let logged: { fields: Readonly<Record<string, unknown>>; message: string }[];
  let stop: () => void;
  let path: string;
  let other: string;
  const timers: Timers = {
    after: (_delayMs, run) => {
      turns.push(run);
      return () => (turns = []);
    },
  };
  const note = (fields: Readonly<Record<string, unknown>>, message: string): void => void logged.push({ fields, message });
  const changed = (changes: Record<string, unknown>): string =>
    JSON.stringify({ ...(JSON.parse(SOUND_CAMPAIGN_TEXT) as object), ...changes });
  /** One look at the disk, to its end: the next one has been set then. */
  const look = async (): Promise<void> => {
    const turn = turns.shift();
    assert.ok(turn);
    turn();
    while (turns.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  const looks = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) await look();
  };
  const words = (): string => logged.map(({ message }) => message).join('\n');

  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'campaign.json');
    other = join(folder.path, 'other.json');
    await writeFile(path, SOUND_CAMPAIGN_TEXT);
    await writeFile(other, changed({ id: 'other', placements: ['home'] }));
    [turns, served, logged] = [[], [], []];
    const files = await loadCampaignFiles([path, other], NOW_MS);
    stop = watchCampaignFiles(files, {
      timers,
      now: () => NOW_MS,
      logger: { info: note, warn: note, error: note },
      others: () => files.flatMap(({ file }) => [...served].reverse().find(({ id }) => id === file?.id) ?? file ?? []),
      errors: async ({ sponsor }) => (sponsor.perCase?.currency === 'USD' ? [CURRENCY_FIXED] : []),
      serve: (file) => void served.push(file),
    });
  });
  afterEach(async () => {
    stop();
    await folder.remove();
  });

  it('does nothing while nothing changes', async () => {
    await looks(3);
    assert.deepEqual([served, logged], [[], []]);
  });

  it('serves a new version once it is still, also one that was moved into place', async () => {
    await writeFile(path, changed({ lastDay: '2027-11-30' }));
    await look();
    assert.equal(served.length, 0);
    await look();
    assert.equal(served[0]?.lastDay, '2027-11-30');
    assert.deepEqual(logged.at(-1)?.fields, { campaign: 'broken', changed: ['lastDay'] });
    await writeFile(`${path}.new`, changed({ lastDay: '2027-12-01' }));
    await rename(`${path}.new`, path);
    await looks(3);
    assert.deepEqual(
      served.map(({ lastDay }) => lastDay),
      ['2027-11-30', '2027-12-01'],
    );
  });

  it('warns of a text of the consent that changes while its version stays, and serves it', async () => {
    const { consent } = JSON.parse(SOUND_CAMPAIGN_TEXT) as CampaignFile;
    const texts = { ...consent.texts, en: 'Another text.' };
    await writeFile(path, changed({ consent: { ...consent, texts } }));
    await looks(2);
    assert.match(logged[0]?.message ?? '', /campaign\.json:\d+:\d+: warning: consent\.version: .* \[consent-version-kept\]$/);
    assert.deepEqual(logged[0]?.fields, { campaign: 'broken', finding: 'consent-version-kept' });
    assert.equal(served.length, 1);
    logged = [];
    await writeFile(path, changed({ consent: { ...consent, texts: { ...texts, en: 'A third text.' }, version: '2' } }));
    await looks(2);
    assert.doesNotMatch(words(), /consent-version-kept/);
    assert.equal(served.length, 2);
  });

  it('keeps the last good version of a bad edit, whatever is wrong, and says so with the place', async () => {
    for (const { what, bytes, expected } of BROKEN_CAMPAIGNS) {
      logged = [];
      await writeFile(path, bytes);
      await looks(2);
      assert.deepEqual(served, [], what);
      assert.match(words(), new RegExp(`campaign\\.json:\\d+:\\d+: error: .*\\[${expected[0]?.[0]}\\]`), what);
      assert.match(words(), /has errors; its last good version stays$/, what);
    }
    await writeFile(path, changed({ lastDay: '2027-11-30' }));
    await looks(2);
    assert.equal(served.length, 1);
  });

  it('keeps it as well when the file goes away, changes its id or overlaps another campaign', async () => {
    await rename(path, `${path}.gone`);
    await looks(2);
    assert.match(words(), /was not taken; its last good version stays/);
    await writeFile(path, changed({ id: 'renamed' }));
    await looks(2);
    assert.match(words(), /the id of a campaign cannot change while it is served/);
    await writeFile(path, changed({ placements: ['home'] }));
    await looks(2);
    assert.match(words(), /error: placements\[0\]: Overlaps “Free consultation” for the same placement “home”/);
    assert.deepEqual(served, []);
  });

  it('keeps it as well when something beside the file stands in its way', async () => {
    const { sponsor } = JSON.parse(SOUND_CAMPAIGN_TEXT) as CampaignFile;
    const priced = (currency: string) => changed({ sponsor: { ...sponsor, perCase: { amountMinor: 3_000, currency } } });
    await writeFile(path, priced('USD'));
    await looks(2);
    assert.match(words(), /campaign\.json:1:\d+: error: sponsor\.perCase\.currency: The ledger .* in CNY .*\[currency-fixed\]/);
    assert.deepEqual(served, []);
    await writeFile(path, priced('CNY'));
    await looks(2);
    assert.equal(served.length, 1);
  });
});
