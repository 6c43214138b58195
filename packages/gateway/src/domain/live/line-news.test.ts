import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS, type LineInfo } from '@consult-kit/protocol';
import type { LineSnapshot } from '../queue/line-board.ts';
import { Versions } from '../versions.ts';
import { LineNews } from './line-news.ts';

const LINE = { campaign: 'winter', module: 'adults', language: 'en' };

function snapshot(ahead: number | undefined, wait: LineInfo['wait'] = null): LineSnapshot {
  return { people: [], moving: [], ahead: () => ahead, waiting: () => 0, estimate: () => ({ wait, busy: false }) };
}

describe('news of a place in line', () => {
  const open = () => {
    const clock = { nowMs: 1_000, now: () => clock.nowMs };
    return { clock, news: new LineNews(clock, new Versions(clock)) };
  };

  it('comes with a new version only when something changed', () => {
    const { news } = open();
    const first = news.update('c', LINE, snapshot(3));
    assert.equal(news.update('c', LINE, snapshot(3)), first);
    assert.ok((news.update('c', LINE, snapshot(2))?.version ?? 0) > (first?.version ?? 0));
  });

  it('says that someone urgent went ahead when the number rises, until it moves again', () => {
    const { news } = open();
    const told = [3, 4, 4, 3].map((ahead) => news.update('c', LINE, snapshot(ahead))?.info.urgentAhead);
    assert.deepEqual(told, [false, true, true, false]);
  });

  it('changes the estimate at most every twenty seconds', () => {
    const { clock, news } = open();
    const wait = (fromMinutes: number) => ({ fromMinutes, toMinutes: fromMinutes * 2 });
    assert.deepEqual(news.update('c', LINE, snapshot(3, wait(5)))?.info.wait, wait(5));
    clock.nowMs += LIMITS.waitUpdateMs - 1;
    assert.deepEqual(news.update('c', LINE, snapshot(2, wait(2)))?.info, { ahead: 2, wait: wait(5), busy: false, urgentAhead: false });
    clock.nowMs += 1;
    assert.deepEqual(news.update('c', LINE, snapshot(2, wait(2)))?.info.wait, wait(2));
  });

  it('ends with the line', () => {
    const { news } = open();
    news.update('c', LINE, snapshot(0));
    assert.equal(news.update('c', LINE, snapshot(undefined)), undefined);
  });
});
