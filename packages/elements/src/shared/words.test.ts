import { expect, fixture, html } from '@open-wc/testing';
import { en } from './locales/en.ts';
import { zhHans } from './locales/zh-hans.ts';
import { lookUp, registerTranslation, shipWords, shownLanguage, splitFree, wantedLanguage, wordsAt } from './words.ts';

shipWords(en, zhHans);

describe('words', () => {
  it('have the same keys and the same placeholders in both languages', () => {
    expect(Object.keys(zhHans).sort()).to.deep.equal(Object.keys(en).sort());
    const holes = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    const english: Record<string, string> = en;
    for (const [key, text] of Object.entries(zhHans)) {
      const base = key.endsWith('.one') ? english[key.slice(0, -4)] : undefined;
      expect(holes(text), key).to.satisfy((found: string[]) =>
        [holes(english[key] ?? ''), holes(base ?? '')].some((allowed) => String(allowed) === String(found)),
      );
    }
  });

  it('never say diagnosis or prescription in Chinese, except to say what this is not', () => {
    for (const [key, text] of Object.entries(zhHans)) {
      if (/诊断|治疗|问诊|接诊|处方/.test(text)) expect(text, key).to.match(/不|没有/);
    }
  });

  it('follow the nearest lang through shadow hosts', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="zh-CN"><span></span></div>`);
    const host = outer.querySelector('span') as HTMLElement;
    const inner = document.createElement('i');
    host.attachShadow({ mode: 'open' }).append(inner);
    expect(wantedLanguage(inner)).to.equal('zh-CN');
    host.lang = 'en-GB';
    expect(wantedLanguage(inner)).to.equal('en-GB');
    expect(wordsAt(inner).lang()).to.equal('en');
  });

  it('show simplified Chinese to every reader of Chinese, and English to languages that are missing', () => {
    for (const tag of ['zh', 'zh-CN', 'zh-Hans', 'zh-SG', 'zh-TW', 'zh-HK', 'zh-Hant', 'zh_CN'])
      expect(shownLanguage(tag), tag).to.equal('zh-Hans');
    for (const tag of ['en', 'en-US', 'fr', 'xx-broken']) expect(shownLanguage(tag), tag).to.equal('en');
  });

  it('put values in, choose the singular, and let the campaign replace a text', () => {
    expect(lookUp('en', 'entry.ahead', { count: 3 })).to.equal('3 people ahead');
    expect(lookUp('en', 'entry.ahead', { count: 1 })).to.equal('1 person ahead');
    expect(lookUp('en', 'entry.ask', {}, { en: { 'entry.ask': 'Ask now' } })).to.equal('Ask now');
    expect(lookUp('en', 'entry.range', { from: '8:00' })).to.equal('8:00–{to}');
    expect(lookUp('en', 'no.such.key')).to.equal('no.such.key');
  });

  it('keep what a host registered when our own dictionary comes later', () => {
    registerTranslation('pt', { 'entry.ask': 'Fale com um médico' });
    registerTranslation('en', { 'test.late': 'the host' });
    shipWords({ 'test.late': 'ours' }, {});
    expect(lookUp('en', 'test.late')).to.equal('the host');
    expect(shownLanguage('pt-BR')).to.equal('pt');
    expect(lookUp('pt', 'entry.view')).to.equal('View');
  });

  it('split a title around the word for free', () => {
    const words = { wanted: () => 'zh', lang: () => 'zh-Hans', text: () => '免费' };
    expect(splitFree('新冠免费在线咨询', words)).to.deep.equal(['新冠', '免费', '在线咨询']);
    expect(splitFree('在线咨询', words)).to.deep.equal(['在线咨询', '', '']);
  });
});
