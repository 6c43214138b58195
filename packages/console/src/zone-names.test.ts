import { expect } from '@open-wc/testing';
import { zoneChoice, zoneLabel, zoneName } from './zone-names.ts';

const winter = Date.parse('2023-01-05T06:00Z');
const summer = Date.parse('2023-07-05T06:00Z');

describe('zones', () => {
  it('are named by their city in English', () => {
    expect(zoneLabel('America/New_York', winter, 'en')).to.equal('New York UTC-05:00');
    expect(zoneChoice('America/New_York', summer, 'en')).to.equal('New York UTC-04:00');
  });

  it('are named in Chinese by their country, or by their time of the season', () => {
    expect(zoneLabel('Asia/Shanghai', winter, 'zh-Hans')).to.equal('中国时间 UTC+08:00');
    expect(zoneLabel('Europe/Berlin', summer, 'zh-Hans')).to.equal('德国时间 UTC+02:00');
    expect(zoneLabel('America/New_York', winter, 'zh-Hans')).to.equal('北美东部标准时间 UTC-05:00');
    expect(zoneLabel('America/New_York', summer, 'zh-Hans')).to.equal('北美东部夏令时间 UTC-04:00');
  });

  it('are told apart by their city in a choice', () => {
    expect(zoneChoice('America/Detroit', winter, 'zh-Hans')).to.equal('北美东部标准时间 Detroit UTC-05:00');
    expect(zoneChoice('Asia/Shanghai', winter, 'zh-Hans')).to.equal('中国时间 Shanghai UTC+08:00');
  });

  it('keep the city where the browser has no other name, and never half of one', () => {
    expect(zoneLabel('Asia/Urumqi', winter, 'zh-Hans')).to.equal('Urumqi UTC+06:00');
    const names = Intl.supportedValuesOf('timeZone').map((zone) => zoneName(zone, winter, 'zh-Hans'));
    expect(names.filter((name) => /[A-Za-z]/.test(name) && /\p{Script=Han}/u.test(name))).to.deep.equal([]);
    expect(names.filter((name) => /\p{Script=Han}/u.test(name)).length).to.be.greaterThan(300);
  });
});
