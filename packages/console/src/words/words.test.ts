import { expect } from '@open-wc/testing';
import { campaignEn } from './campaign/en.ts';
import { campaignsEn } from './campaigns/en.ts';
import { editorEn } from './editor/en.ts';
import { en } from './en.ts';
import { figuresEn } from './figures/en.ts';
import { historyEn } from './history/en.ts';
import { ledgerEn } from './ledger/en.ts';
import { previewEn } from './preview/en.ts';
import { publishingEn } from './publishing/en.ts';
import { shellEn } from './shell/en.ts';

describe('the console’s words', () => {
  it('have each key in one room only', () => {
    const rooms = [shellEn, campaignsEn, campaignEn, editorEn, previewEn, publishingEn, historyEn, ledgerEn, figuresEn];
    const keys = rooms.flatMap((room) => Object.keys(room));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
    expect(Object.keys(en)).to.have.length(keys.length);
  });
});
