import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { defaultLexicon } from '@consult-kit/intent/compile';
import { campaignFile } from '../../testing/campaign-file.ts';
import { checkForService } from './file-check.ts';

describe('checkForService', () => {
  it('compiles a lexicon of the campaign’s own once, however often the file is checked', () => {
    let reads = 0;
    const words = new Proxy(structuredClone(defaultLexicon.words) as unknown[], {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const file = campaignFile({ search: { lexicon: { ...defaultLexicon, words } } });
    const readsOf = (work: () => unknown): number => {
      const before = reads;
      work();
      return reads - before;
    };
    assert.deepEqual(checkForService(file).findings, checkCampaignFile(file).findings);
    // It is checked, recognized by its search, and gives the version its name.
    const toRecognize = readsOf(() => JSON.stringify([checkCampaignFile(file).file, file.search]));
    assert.equal(
      readsOf(() => checkForService(file)),
      toRecognize,
    );
  });
});
