import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeCampaign } from './campaign.ts';
import { addDoctors, prepareMissed, prepareTalks } from './preparation.ts';
import { startEcho, startGateway, startGenerator } from './servers.ts';

describe('the benchmark’s own parts', () => {
  it('prepares talks and missed messages on a gateway, and a generator carries and resumes them', async (test) => {
    const folder = await temporaryFolder();
    test.after(() => folder.remove());
    const campaign = writeCampaign(folder.path);
    await addDoctors(folder.path, 11);
    const gateway = await startGateway({ campaign, dataFolder: folder.path });
    const generator = startGenerator();
    test.after(() => Promise.all([generator.stop(), gateway.process.stop()]));
    const { origin } = gateway;
    const missed = await prepareMissed(origin, 3);
    const seats = await prepareTalks(origin, { from: 10, doctors: 1, talksEach: 2 });

    await generator.call('idle.resume', { origin, ...missed });
    await generator.call('talks.open', { origins: [{ patients: origin, doctors: origin }], seats });
    const latencies = await generator.call<number[]>('talks.paced', { perSecond: 100, durationMs: 100 });
    assert.equal(latencies.length, 10);
    assert.ok((await gateway.usage()).cpuMs > 0);
  });

  it('sends the same frames through the bare echo', async (test) => {
    const echo = await startEcho();
    const generator = startGenerator();
    test.after(() => Promise.all([generator.stop(), echo.process.stop()]));
    await generator.call('echo.open', { url: echo.origin.replace('http', 'ws'), sockets: 2 });
    const latencies = await generator.call<number[]>('echo.paced', { perSecond: 100, durationMs: 100 });
    assert.equal(latencies.length, 10);
  });
});
