import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, css } from 'lit';
import { applyHostTokens, readHostTokens } from './host-tokens.ts';
import { COLORS, tokens } from './tokens.ts';

class TestTokens extends LitElement {
  static override styles = [
    ...tokens,
    css`
      :host {
        display: block;
        color: var(--_brand);
        background-color: var(--_surface);
        font-size: var(--_body);
        block-size: var(--_target);
      }
    `,
  ];
}
customElements.define('test-tokens', TestTokens);

type Name = keyof typeof COLORS;
/** Text on background, with the least contrast allowed. */
const PAIRS: readonly (readonly [text: Name, background: Name, least: number])[] = [
  ...(['canvas', 'surface', 'sunken'] as const).flatMap((background) =>
    (['text', 'text-muted', 'text-subtle', 'brand', 'accent', 'danger'] as const).map((text) => [text, background, 4.5] as const),
  ),
  ...(['canvas', 'surface'] as const).flatMap((background) => [
    ['border-strong', background, 3] as const,
    ['focus', background, 3] as const,
  ]),
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-hover', 4.5],
  ['on-brand', 'brand-pressed', 4.5],
  ['on-brand-tint', 'brand-tint', 4.5],
  ['accent', 'brand-tint', 4.5],
  ['text', 'bubble-own', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-emergency', 'emergency', 4.5],
  ...(['danger', 'warning', 'success', 'info'] as const).map((name) => [`on-${name}-tint`, `${name}-tint`, 4.5] as const),
];

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('tokens', () => {
  it('keep every pair readable in light and dark', () => {
    for (const [text, background, least] of PAIRS) {
      for (const theme of [0, 1] as const) {
        const ratio = contrast(COLORS[text][theme], COLORS[background][theme]);
        expect(ratio, `${text} on ${background}, ${theme ? 'dark' : 'light'}`).to.be.at.least(least);
      }
    }
  });

  it('take a public token from any ancestor, in both themes', async () => {
    const box = await fixture(html`<div style="--consult-color-brand: rgb(1, 2, 3)"><test-tokens theme="dark"></test-tokens></div>`);
    expect(getComputedStyle(box.firstElementChild as Element).color).to.equal('rgb(1, 2, 3)');
  });

  it('follow the theme attribute against the device', async () => {
    const light = await fixture(html`<test-tokens theme="light"></test-tokens>`);
    const dark = await fixture(html`<test-tokens theme="dark"></test-tokens>`);
    expect(getComputedStyle(light).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(dark).backgroundColor).to.equal('rgb(22, 32, 30)');
  });

  it('choose type and targets by text-size, whatever the page’s root font size, times unit and scale', async () => {
    document.documentElement.style.fontSize = '37.5px';
    const sizes: Record<string, [string, string]> = {
      standard: ['17px', '48px'],
      large: ['20px', '48px'],
      elder: ['22px', '60px'],
      max: ['30px', '60px'],
    };
    for (const [size, [font, target]] of Object.entries(sizes)) {
      const element = await fixture(html`<test-tokens text-size=${size}></test-tokens>`);
      const style = getComputedStyle(element);
      expect([style.fontSize, style.height], size).to.deep.equal([font, target]);
    }
    const scaled = await fixture(html`<test-tokens style="--consult-unit: 2px; --consult-text-scale: 9"></test-tokens>`);
    expect(getComputedStyle(scaled).fontSize).to.equal('68px');
    document.documentElement.style.fontSize = '';
  });

  it('travel to the frame by name, without anything that could fetch', async () => {
    const box = await fixture<HTMLElement>(html`<div style="--consult-color-brand: #123456; --consult-radius-card: 4px"></div>`);
    const sent = readHostTokens(box);
    expect(sent).to.deep.equal({ 'color-brand': '#123456', 'radius-card': '4px' });
    const page = document.createElement('div');
    applyHostTokens(page, { ...sent, 'color-surface': 'url(https://evil.example)', unknown: '1px', 'color-text': 'red; --x: y' });
    expect(page.style.cssText.replace(/\s/g, '')).to.equal('--consult-color-brand:#123456;--consult-radius-card:4px;');
  });
});
