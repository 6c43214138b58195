import { expect } from '@open-wc/testing';
import { campaignLanguage, campaignText } from './campaign-text.ts';

const document = { languages: ['zh-Hans', 'en'] };
const wanted = (tag: string): { wanted: () => string } => ({ wanted: () => tag });

describe('campaignText', () => {
  it('is the reader’s language, whatever order the languages stand in', () => {
    expect(campaignText(document, { en: 'Adults', 'zh-Hans': '成人' }, wanted('en-GB'))).to.equal('Adults');
    expect(campaignText(document, { en: 'Adults', 'zh-Hans': '成人' }, wanted('zh-CN'))).to.equal('成人');
  });

  it('is the campaign’s source language where the reader’s is missing, and not the first of the text', () => {
    expect(campaignText(document, { en: 'Adults', 'zh-Hans': '成人' }, wanted('fr'))).to.equal('成人');
    expect(campaignText(document, { de: 'Erwachsene', 'zh-Hans': '成人' }, wanted('en'))).to.equal('成人');
  });

  it('is the text that there is where the source is missing too, and nothing where there is none', () => {
    expect(campaignText(document, { de: 'Erwachsene' }, wanted('en'))).to.equal('Erwachsene');
    expect(campaignText(document, {}, wanted('en'))).to.equal('');
    expect(campaignText(document, undefined, wanted('en'))).to.equal('');
    expect(campaignText(undefined, { en: 'Adults' }, wanted('en'))).to.equal('');
  });
});

describe('campaignLanguage', () => {
  it('is the language of the text that is shown', () => {
    expect(campaignLanguage(document, { en: 'Text', 'zh-Hans': '全文' }, 'fr')).to.equal('zh-Hans');
    expect(campaignLanguage(document, { en: 'Text', 'zh-Hans': '全文' }, 'en')).to.equal('en');
  });
});
