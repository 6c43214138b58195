import { expect } from '@open-wc/testing';
import { editorEn } from '../../words/editor/en.ts';
import { editorZhHans } from '../../words/editor/zh-hans.ts';
import { amountIn } from './money.ts';
import { momentsOf, repeatedAt } from './moments.ts';
import { lines, wholeNumber } from './parsed-value.ts';
import { minutesBehind, zoneGroups } from './zones.ts';

const instant = (text: string): number => Date.parse(text);

describe('amounts', () => {
  it('are written with the digits of their currency, and read back', () => {
    for (const [currency, minor, text] of [
      ['CNY', 1250, '12.50'],
      ['CNY', 5, '0.05'],
      ['CNY', 0, '0.00'],
      ['JPY', 1250, '1250'],
      ['KWD', 12_500, '12.500'],
      ['CNY', 1_000_000_000_000_000, '10000000000000.00'],
    ] as const) {
      expect(amountIn(currency).write(minor), text).to.equal(text);
      expect(amountIn(currency).read(text), text).to.equal(minor);
    }
  });

  it('may be written short, and are never rounded', () => {
    const { read } = amountIn('CNY');
    expect(read('12')).to.equal(1200);
    expect(read('12.')).to.equal(1200);
    expect(read('12.5')).to.equal(1250);
    expect(read(' 0.29 ')).to.equal(29);
    expect(read('')).to.equal(undefined);
    for (const text of ['12.505', '12,50', '-1', '1e3', 'twelve', '.5', '99999999999999999']) expect(read(text), text).to.equal(text);
    expect(amountIn('JPY').read('12.5')).to.equal('12.5');
  });

  it('show what is none as it stands', () => {
    expect(amountIn('CNY').write('twelve')).to.equal('twelve');
    expect(amountIn('CNY').write(12.5)).to.equal('12.5');
    expect(amountIn('CNY').write(-3)).to.equal('-3');
  });
});

describe('whole numbers and lists', () => {
  it('are read as such, and anything else stays for the check to see', () => {
    expect(wholeNumber.read(' 20 ')).to.equal(20);
    expect(wholeNumber.read('')).to.equal(undefined);
    expect(wholeNumber.read('20.5')).to.equal('20.5');
    expect(wholeNumber.read('9'.repeat(16))).to.equal('9'.repeat(16));
    expect(lines().read(' a \n\n b')).to.deep.equal(['a', 'b']);
    expect(lines().read('\n')).to.equal(undefined);
    expect(lines(true).read('\n')).to.deep.equal([]);
    expect(lines().write(['a', 'b'])).to.equal('a\nb');
    expect(lines().write({ a: 1 })).to.equal('{"a":1}');
  });
});

describe('moments', () => {
  it('are those of the days in the campaign’s zone, ends not included', () => {
    const file = { timeZone: 'Asia/Shanghai', firstDay: '2022-12-31', lastDay: '2023-02-06', cardClosesAtLocal: '18:00' };
    expect(momentsOf(file)).to.deep.equal({
      timeZone: 'Asia/Shanghai',
      startsAtMs: instant('2022-12-30T16:00Z'),
      cardClosesAtMs: instant('2023-02-06T10:00Z'),
      lineClosesAtMs: instant('2023-02-06T16:00Z'),
    });
  });

  it('leave out what a broken value makes unknown, and nothing else', () => {
    const file = { timeZone: 'Asia/Shanghai', firstDay: '2022-13-01', lastDay: '2023-02-06', cardClosesAtLocal: '25:00' };
    expect(momentsOf(file)).to.deep.include({
      startsAtMs: undefined,
      cardClosesAtMs: undefined,
      lineClosesAtMs: instant('2023-02-06T16:00Z'),
    });
    expect(momentsOf({ ...file, timeZone: 'Asia/Nowhere' })).to.deep.include({ timeZone: undefined, lineClosesAtMs: undefined });
    expect(momentsOf({ timeZone: 'Pacific/Apia', firstDay: '2011-12-30' }).startsAtMs).to.equal(undefined);
  });

  it('come twice when the clocks go back', () => {
    expect(repeatedAt('2027-10-31', '02:30', 'Europe/Berlin')).to.deep.equal([instant('2027-10-31T00:30Z'), instant('2027-10-31T01:30Z')]);
    expect(repeatedAt('2027-10-31', '02:30+01:00', 'Europe/Berlin')).to.have.length(2);
    expect(repeatedAt('2027-10-31', '03:30', 'Europe/Berlin')).to.equal(undefined);
    expect(repeatedAt('2027-03-28', '02:30', 'Europe/Berlin')).to.equal(undefined);
    expect(repeatedAt('soon', '02:30', 'Europe/Berlin')).to.equal(undefined);
  });
});

describe('zones', () => {
  it('tell how far a place is behind another at an instant', () => {
    const winter = instant('2023-01-05T06:00Z');
    expect(minutesBehind('Europe/Berlin', 'Asia/Shanghai', winter)).to.equal(420);
    expect(minutesBehind('Europe/Berlin', 'Asia/Shanghai', instant('2023-07-05T06:00Z'))).to.equal(360);
    expect(minutesBehind('Asia/Tokyo', 'Asia/Shanghai', winter)).to.equal(-60);
    expect(minutesBehind('America/St_Johns', 'UTC', winter)).to.equal(210);
  });

  it('stand in parts of the world that have a name in both languages', () => {
    for (const { part } of zoneGroups(instant('2023-01-05T06:00Z'), 'zh-Hans')) {
      expect(editorEn).to.have.property(`when.part.${part}`);
      expect(editorZhHans)
        .to.have.property(`when.part.${part}`)
        .that.matches(/\p{Script=Han}|UTC/u);
    }
  });

  it('carry the offset of the season', () => {
    const label = (at: string): string | undefined =>
      zoneGroups(instant(at), 'en')
        .flatMap(({ zones }) => zones)
        .find(([zone]) => zone === 'Europe/Berlin')?.[1];
    expect(label('2023-01-05T06:00Z')).to.equal('Berlin UTC+01:00');
    expect(label('2023-07-05T06:00Z')).to.equal('Berlin UTC+02:00');
  });
});
