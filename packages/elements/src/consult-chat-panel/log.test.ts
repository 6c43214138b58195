import { expect } from '@open-wc/testing';
import { CHAT_LIMITS } from './limits.ts';
import { DR_LI, FakeClient } from './test-support/fake-client.ts';
import { type PanelFixture, panelFixture, settle } from './test-support/panel-fixture.ts';

/** A talk with so many messages, all read, the last ones minutes ago. */
function longTalk(messages: number): FakeClient {
  const client = new FakeClient().joinLine().accept();
  const startMs = client.nowMs - messages * 1_000;
  client.happenAll(
    Array.from({ length: messages }, (_, index) => ({
      type: 'message.stored' as const,
      atMs: startMs + index * 1_000,
      rest: {
        id: `m${index}`.padEnd(21, '_'),
        from: index % 2 ? 'doctor' : 'patient',
        ...(index % 2 ? { doctor: DR_LI.id } : {}),
        text: `Message ${index}`,
      },
    })),
  );
  client.happen('read.marked', { by: 'patient', upTo: client.followed.view.seq });
  return client;
}

const distanceToEnd = (log: HTMLElement): number => log.scrollHeight - log.scrollTop - log.clientHeight;

async function scrollTo(fixture: PanelFixture, top: number): Promise<void> {
  fixture.log().scrollTop = top;
  await settle(fixture.panel);
}

function rowNamed(fixture: PanelFixture, text: string): HTMLElement {
  const row = fixture.rows().find((candidate) => candidate.querySelector('.bubble')?.textContent?.trim() === text);
  if (!row) throw new Error(`No row says “${text}”`);
  return row;
}

describe('log', () => {
  it('draws the newest sixty and stands at the end', async () => {
    const fixture = await panelFixture(longTalk(500));
    expect(fixture.rows().filter((row) => row.classList.contains('message'))).to.have.lengthOf(CHAT_LIMITS.windowRows);
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
    expect(fixture.log().textContent).to.contain('Message 499');
  });

  it('stays windowed while messages are appended to ten thousand', async () => {
    const fixture = await panelFixture(longTalk(10_000));
    for (let round = 0; round < 5; round += 1) {
      for (let index = 0; index < 20; index += 1) fixture.client.hear(`News ${round * 20 + index}`);
      await settle(fixture.panel);
      expect(fixture.rows().length).to.be.at.most(CHAT_LIMITS.windowRows + CHAT_LIMITS.windowSlackRows + 5);
    }
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
    expect(fixture.log().textContent).to.contain('News 99');
  });

  it('adds older messages in pages, keeps what is in view where it is, and draws 300 at most', async () => {
    const fixture = await panelFixture(longTalk(1_000));
    await scrollTo(fixture, 300);
    const row = rowNamed(fixture, 'Message 950');
    const before = row.getBoundingClientRect().top;
    const count = fixture.rows().length;
    await scrollTo(fixture, 200);
    expect(fixture.rows().length).to.be.greaterThan(count);
    expect(row.getBoundingClientRect().top - before).to.be.within(99, 101);
    for (let page = 0; page < 12; page += 1) await scrollTo(fixture, 100);
    expect(fixture.rows().length).to.be.at.most(300);
    expect(fixture.hasButton('To the newest message')).to.equal(true);
    await fixture.press('To the newest message');
    expect(fixture.log().textContent).to.contain('Message 999');
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
  });

  it('comes back down in pages after going far up', async () => {
    const fixture = await panelFixture(longTalk(600));
    for (let page = 0; page < 14; page += 1) await scrollTo(fixture, 100);
    expect(fixture.log().textContent).not.to.contain('Message 599');
    for (let page = 0; page < 20; page += 1) {
      await scrollTo(fixture, fixture.log().scrollHeight);
      expect(fixture.rows().length).to.be.at.most(300);
    }
    expect(fixture.log().textContent).to.contain('Message 599');
  });

  it('fetches older pages from the gateway with its button, by keyboard alone', async () => {
    const client = longTalk(100).unloadBefore(40);
    const fixture = await panelFixture(client);
    await fixture.press('Show earlier messages');
    expect(client.called).to.contain('loadOlder');
    expect(fixture.log().textContent).to.contain('Message 40');
  });

  it('keeps history out of the live region', async () => {
    const client = longTalk(200);
    const fixture = await panelFixture(client);
    expect(fixture.log().getAttribute('aria-live')).to.equal('polite');
    const order: string[] = [];
    const observer = new MutationObserver((records) =>
      order.push(...records.map(({ type, addedNodes }) => (type === 'attributes' ? 'quiet' : addedNodes.length > 0 ? 'rows' : ''))),
    );
    observer.observe(fixture.log(), { attributeFilter: ['aria-live'], attributes: true });
    observer.observe(fixture.root.querySelector('.rows') as Node, { childList: true });
    await fixture.press('Show earlier messages');
    observer.disconnect();
    expect(order).to.include('rows');
    expect(order[0]).to.equal('quiet');
    expect(fixture.log().getAttribute('aria-live')).to.equal('polite');
  });

  it('follows new messages within 80 px of the end only', async () => {
    const fixture = await panelFixture(longTalk(80));
    await scrollTo(fixture, fixture.log().scrollHeight - fixture.log().clientHeight - 70);
    fixture.client.hear('Near');
    await settle(fixture.panel);
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
    await scrollTo(fixture, fixture.log().scrollHeight - fixture.log().clientHeight - 400);
    const top = fixture.log().scrollTop;
    fixture.client.hear('Far');
    await settle(fixture.panel);
    expect(fixture.log().scrollTop).to.be.closeTo(top, 1);
    expect(fixture.hasButton('1 new message')).to.equal(true);
    fixture.client.hear('Farther');
    await settle(fixture.panel);
    expect(fixture.hasButton('2 new messages')).to.equal(true);
    await expect(fixture.panel).to.be.accessible();
  });

  it('takes the focus to the first unread message with the pill, below a divider', async () => {
    const fixture = await panelFixture(longTalk(80));
    await scrollTo(fixture, 400);
    fixture.client.hear('First');
    fixture.client.hear('Second');
    await settle(fixture.panel);
    await fixture.press('2 new messages');
    expect(fixture.root.activeElement).to.equal(rowNamed(fixture, 'First'));
    const rows = fixture.rows();
    const divider = rows.findIndex((row) => row.textContent?.includes('New messages'));
    expect(rows[divider + 1]).to.equal(rowNamed(fixture, 'First'));
    expect(fixture.hasButton('2 new messages')).to.equal(false);
    expect(fixture.client.calls).to.deep.include(['markRead', fixture.client.followed.view.messages.lastSeq]);
  });

  it('does not mark read what is below the edge', async () => {
    const fixture = await panelFixture(longTalk(80));
    await scrollTo(fixture, 300);
    fixture.client.hear('Unseen');
    await settle(fixture.panel);
    expect(fixture.client.called).not.to.contain('markRead');
  });

  it('goes to the end for an own message, and takes the divider away', async () => {
    const fixture = await panelFixture(longTalk(80));
    await scrollTo(fixture, 300);
    fixture.client.hear('Unseen');
    await settle(fixture.panel);
    await fixture.type('Mine');
    await fixture.press('Send');
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
    expect(fixture.log().textContent).not.to.contain('New messages');
  });

  it('opens at what is unread', async () => {
    const client = longTalk(80);
    for (let index = 0; index < 30; index += 1) client.hear(`Unread ${index}`);
    const fixture = await panelFixture(client);
    const divider = fixture.rows().find((row) => row.classList.contains('divider')) as HTMLElement;
    const top = divider.getBoundingClientRect().top - fixture.log().getBoundingClientRect().top;
    expect(top).to.be.within(0, 120);
    expect(client.calls.filter(([name]) => name === 'markRead').map(([, seq]) => seq)).not.to.include(
      client.followed.view.messages.lastSeq,
    );
  });

  it('groups one sender within two minutes and names the day once', async () => {
    const client = new FakeClient().joinLine();
    client.nowMs = Date.now() - 86_400_000;
    client.said('Yesterday 1');
    client.nowMs += 60_000;
    client.said('Yesterday 2');
    client.nowMs += 180_000;
    client.said('Later');
    client.nowMs = Date.now();
    client.accept();
    const fixture = await panelFixture(client);
    const starts = (text: string): boolean => rowNamed(fixture, text).classList.contains('starts');
    expect([starts('Yesterday 1'), starts('Yesterday 2'), starts('Later')]).to.deep.equal([true, false, true]);
    const lines = fixture.rows().map((row) => row.textContent?.trim() ?? '');
    expect(lines.filter((line) => line === 'Yesterday')).to.have.lengthOf(1);
    expect(lines.some((line) => /^Today \d+:\d\d · Dr Li Hua has joined$/.test(line))).to.equal(true);
  });

  it('stays at the end when the panel shrinks, as it does for a keyboard', async () => {
    const fixture = await panelFixture(longTalk(80));
    fixture.panel.style.blockSize = '400px';
    await settle(fixture.panel);
    expect(distanceToEnd(fixture.log())).to.be.lessThan(2);
  });
});
