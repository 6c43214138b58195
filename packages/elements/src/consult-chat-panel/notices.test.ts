import type { ClientSnapshot, ConnectionStatus } from '@consult-kit/client';
import { expect } from '@open-wc/testing';
import { type NoticeMemory, noticeAt } from './notices.ts';
import { nextPlace } from './place-in-line.ts';
import { FakeClient } from './test-support/fake-client.ts';

const line = { ahead: 3, wait: null, busy: false, urgentAhead: false };

describe('nextPlace', () => {
  it('falls, and holds against a rise', () => {
    const first = nextPlace(null, line, 'a');
    expect(nextPlace(first, { ...line, ahead: 5 }, 'a')?.ahead).to.equal(3);
    expect(nextPlace(first, { ...line, ahead: 1 }, 'a')?.ahead).to.equal(1);
  });

  it('rises for someone urgent and for a new place', () => {
    const first = nextPlace(null, line, 'a');
    expect(nextPlace(first, { ...line, ahead: 5, urgentAhead: true }, 'a')?.ahead).to.equal(5);
    expect(nextPlace(first, { ...line, ahead: 9 }, 'b')?.ahead).to.equal(9);
  });

  it('keeps the last place while there is no news', () => {
    expect(nextPlace(nextPlace(null, line, 'a'), null, 'a')?.ahead).to.equal(3);
    expect(nextPlace(null, null, 'a')).to.equal(null);
  });
});

describe('noticeAt', () => {
  const talk = new FakeClient().joinLine().accept();
  talk.change({ view: { ...talk.followed.view, unansweredSince: null } });
  const serverMs = Date.parse('2026-11-22T10:00:00.000Z');
  const at = (connection: ConnectionStatus, memory: NoticeMemory, nowMs: number, change: Partial<ClientSnapshot> = {}) =>
    noticeAt({ ...talk.snapshot, connection, ...change }, memory, nowMs, serverMs);
  const live: ConnectionStatus = { type: 'live', channel: 'socket' };
  const away: ConnectionStatus = { type: 'waiting', retryInMs: 1_000, offlineSinceMs: 10_000 };

  it('waits three seconds before it tells of a lost connection, also while one is being made', () => {
    const first = at(away, {}, 10_000);
    expect([first.notice, first.lookAgainInMs]).to.deep.equal([undefined, 3_000]);
    expect(at({ type: 'connecting' }, first.memory, 12_999).notice).to.equal(undefined);
    expect(at({ type: 'connecting' }, first.memory, 13_000).notice).to.equal('offline');
  });

  it('says that the connection is back only to those who were told, and for a while', () => {
    const short = at(away, {}, 11_000);
    expect(at(live, short.memory, 12_000).notice).to.equal(undefined);
    const long = at(away, short.memory, 14_000);
    const back = at(live, long.memory, 20_000);
    expect([back.notice, back.lookAgainInMs]).to.deep.equal(['back', 4_000]);
    expect(at(live, back.memory, 24_000).notice).to.equal(undefined);
  });

  it("tells of the doctor's lost connection after three seconds", () => {
    const consultation = { ...talk.followed, otherPresent: false };
    const first = at(live, {}, 0, { consultation });
    expect(first.notice).to.equal(undefined);
    expect(at(live, first.memory, 3_000, { consultation }).notice).to.equal('doctor-lost');
    expect(at(away, first.memory, 12_000, { consultation }).notice).to.equal(undefined);
  });

  it('has a word of patience after three minutes without an answer, unless the doctor is writing', () => {
    const view = { ...talk.followed.view, unansweredSince: '2026-11-22T09:57:00.000Z' };
    expect(at(live, {}, 0, { consultation: { ...talk.followed, view } }).notice).to.equal('slow-doctor');
    expect(at(live, {}, 0, { consultation: { ...talk.followed, view, otherTyping: true } }).notice).to.equal(undefined);
    const later = { ...view, unansweredSince: '2026-11-22T09:57:01.000Z' };
    expect(at(live, {}, 0, { consultation: { ...talk.followed, view: later } }).lookAgainInMs).to.equal(1_000);
  });
});
