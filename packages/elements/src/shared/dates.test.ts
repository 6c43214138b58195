import { expect } from '@open-wc/testing';
import { dateText, dayText, timeText, zoneText } from './dates.ts';
import { en } from './locales/en.ts';
import { zhHans } from './locales/zh-hans.ts';
import { type Words, lookUp, shipWords } from './words.ts';

shipWords(en, zhHans);
const words = (lang: string): Words => ({ wanted: () => lang, lang: () => lang, text: (key, values) => lookUp(lang, key, values) });
const SHANGHAI = 'Asia/Shanghai';

describe('dates', () => {
  it('write wall times of the zone without a leading zero, and an end at midnight as 24:00', () => {
    expect(timeText(Date.UTC(2023, 0, 5, 0), SHANGHAI)).to.equal('8:00');
    expect(timeText(Date.UTC(2023, 0, 5, 14, 5), SHANGHAI)).to.equal('22:05');
    expect(timeText(Date.UTC(2023, 0, 5, 16), SHANGHAI)).to.equal('0:00');
    expect(timeText(Date.UTC(2023, 0, 5, 16), SHANGHAI, true)).to.equal('24:00');
  });

  it('write days as the tables of the product do', () => {
    expect(dateText(Date.UTC(2022, 11, 1, 0), SHANGHAI, 'en')).to.equal('1 Dec');
    expect(dateText(Date.UTC(2022, 11, 1, 0), SHANGHAI, 'zh-Hans')).to.equal('12月1日');
  });

  it('count days in the zone, not in UTC or on the device', () => {
    const lateEvening = Date.UTC(2023, 0, 5, 15, 59);
    expect(dayText(Date.UTC(2023, 0, 5, 15, 59), lateEvening, SHANGHAI, words('en'))).to.equal('today');
    expect(dayText(Date.UTC(2023, 0, 5, 16, 0), lateEvening, SHANGHAI, words('en'))).to.equal('tomorrow');
    expect(dayText(Date.UTC(2023, 0, 6, 16, 0), lateEvening, SHANGHAI, words('zh-Hans'))).to.equal('1月7日');
  });

  it('name the zone exactly where its wall time differs from the device’s', () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const now = Date.UTC(2023, 0, 5, 2);
    expect(zoneText(now, here, words('en'))).to.equal('');
    const far = new Date(now).getTimezoneOffset() === -480 ? 'America/New_York' : SHANGHAI;
    expect(zoneText(now, far, words('en'))).to.equal(far === SHANGHAI ? ' (Beijing time)' : ' (New York time)');
    if (far === SHANGHAI) expect(zoneText(now, far, words('zh-Hans'))).to.equal('（北京时间）');
  });
});
