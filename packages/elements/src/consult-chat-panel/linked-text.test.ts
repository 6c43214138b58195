import { expect, fixture, html } from '@open-wc/testing';
import { linkedText, textPieces } from './linked-text.ts';

const links = (text: string): (string | undefined)[] => textPieces(text).flatMap(({ href }) => href ?? []);

describe('textPieces', () => {
  it('finds web addresses and leaves the punctuation of the sentence out', () => {
    expect(links('See https://example.org/a?b=1. Or (http://example.com/x)!')).to.deep.equal([
      'https://example.org/a?b=1',
      'http://example.com/x',
    ]);
    expect(links('请看https://example.org/指南。谢谢')).to.deep.equal(['https://example.org/%E6%8C%87%E5%8D%97']);
  });

  it('never links another scheme, nor an address with a user name', () => {
    const hostile = 'javascript:alert(1) data:text/html,<b> vbscript:x file:///etc https://bank.example@evil.example/ http://';
    expect(links(hostile)).to.deep.equal([]);
  });

  it('finds phone numbers', () => {
    expect(links('Ring +86 138 0013 8000 or 400-820-8820 or 010-12345678')).to.deep.equal([
      'tel:+8613800138000',
      'tel:4008208820',
      'tel:01012345678',
    ]);
  });

  it('leaves dates, readings and lists of numbers alone', () => {
    expect(links('2026-11-22, 38.5, 120/80, 36.7 37.1 38.2, 1 2 3 4 5 6 7, v1.2345678, 123456, 1234567890123456')).to.deep.equal([]);
  });

  it('gives the message back, character for character', () => {
    const text = 'a <b>https://x.example/.</b>\n+86 138 0013 8000；尾';
    expect(
      textPieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).to.equal(text);
  });
});

describe('linkedText', () => {
  it('draws markup as the characters it is made of', async () => {
    const text = '<img src=x onerror=alert(1)> https://example.org/"><script>';
    const element = await fixture(html`<p>${linkedText(text)}</p>`);
    expect(element.textContent).to.equal(text);
    expect(element.querySelectorAll('img, script')).to.have.lengthOf(0);
    expect(element.querySelector('a')?.getAttribute('rel')).to.contain('noopener');
  });
});
