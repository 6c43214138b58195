import { expect } from '@open-wc/testing';
import { settle, textOf } from '../test-support/open-console.ts';
import { ledger } from '../test-support/ledger.ts';
import { openRoom } from '../test-support/open-room.ts';

const rowsOf = (root: ShadowRoot): string[][] =>
  [...root.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => textOf(cell).trim()));

/** Takes what the browser is given to save. */
async function saving(run: () => Promise<void>): Promise<{ name: string; text: string; type: string }[]> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };
  try {
    await run();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Promise.all(
    blobs.map(async (blob, index) => ({ name: names[index] ?? '', type: blob.type, text: decoder.decode(await blob.arrayBuffer()) })),
  );
}

describe('the ledger', () => {
  it('says who pays, what a case costs, what of the cap is taken, and the totals', async () => {
    const { app, room } = await openRoom('ledger');
    const text = textOf(room());
    for (const part of ['Paid by Dawn Foundation', 'A new case costs CN¥12.50.', '3 of 5 cases taken, 2 left', '2 settled · 1 open'])
      expect(text).to.contain(part);
    expect(text).to.contain('As of 5 Jan 2023, 14:00 Shanghai UTC+08:00').and.not.contain('The cap is reached');
    const total = (key: string) => room().querySelector(`#total-${key}`)?.textContent;
    expect(['entered', 'reserved', 'released', 'settled', 'amount', 'amount-reserved'].map(total)).to.deep.equal([
      '4',
      '1',
      '1',
      '2',
      'CN¥25.00',
      'CN¥12.50',
    ]);
    const bars = [...room().querySelectorAll('.bar > rect')].map((part) => [part.getAttribute('x'), part.getAttribute('width')]);
    expect(bars).to.deep.equal([
      [null, '100%'],
      ['40%', '20%'],
      [null, '40%'],
    ]);
    await expect(app).to.be.accessible();
  });

  it('lists days and groups by their names, with the sum', async () => {
    const { room } = await openRoom('ledger');
    expect(rowsOf(room())).to.deep.equal([
      ['Day', 'Group', 'Entered the line', 'Open', 'Left without cost', 'Settled', 'Owed'],
      ['2023-01-04', 'Adults', '2', '0', '1', '1', 'CN¥12.50'],
      ['2023-01-04', 'Children', '1', '0', '0', '1', 'CN¥12.50'],
      ['2023-01-05', 'Adults', '1', '1', '0', '0', 'CN¥0.00'],
      ['Sum', '4', '1', '1', '2', 'CN¥25.00'],
    ]);
  });

  it('writes amounts with the digits of their currency, and exactly', async () => {
    for (const [currency, amountMinor, shown] of [
      ['JPY', 3_050, 'JP¥3,050'],
      ['KWD', 3_050, 'KWD\u00a03.050'],
      ['CNY', 9_007_199_254_740_991, 'CN¥90,071,992,547,409.91'],
    ] as const) {
      const changed = ledger({ currency, perCase: { amountMinor, currency }, cap: null });
      const { room } = await openRoom('ledger', { gateway: (gateway) => (gateway.ledger = changed) });
      expect(room().querySelector('section p')!.textContent, currency).to.contain(`costs ${shown}.`);
    }
  });

  it('says honestly that the cap is reached, and whether a case may become free', async () => {
    const total = { entered: 5, reserved: 2, released: 0, settled: 3, settledMinor: 3750, reservedMinor: 2500 };
    const full = ledger({ capReached: true, total, cap: { cases: 5, amountMinor: 7000 } });
    const { app, room, gateway, pass } = await openRoom('ledger', { gateway: (fake) => (fake.ledger = full) });
    expect(textOf(room()))
      .to.contain('5 of 5 cases taken, 0 left')
      .and.contain('CN¥62.50 of CN¥70.00 taken, CN¥7.50 left')
      .and.contain('What is left is less than one case costs.')
      .and.contain('nobody new can enter the line. 2 cases are open. Each one that no doctor ends becomes free again.');
    await expect(app).to.be.accessible();
    gateway.ledger = ledger({ capReached: true, cap: { cases: 2 }, total: { ...total, reserved: 0, reservedMinor: 0 } });
    await pass(30_000);
    expect(textOf(room())).to.contain('3 of 2 cases taken, 0 left').and.contain('More was taken before than the cap allows now.');
    expect(textOf(room())).to.contain('No case is open, so none becomes free by itself.');
  });

  it('shows the days that are asked for, and the first and the last alone', async () => {
    const { room, gateway, enter, press } = await openRoom('ledger');
    await enter('[name=firstDay]', '2023-01-05');
    expect(rowsOf(room()).slice(1)).to.deep.equal([
      ['2023-01-05', 'Adults', '1', '1', '0', '0', 'CN¥0.00'],
      ['Sum', '1', '1', '0', '0', 'CN¥0.00'],
    ]);
    expect(textOf(room().querySelector('caption')!)).to.contain('Cases since 2023-01-05');
    expect(room().querySelector('#total-entered')!.textContent).to.equal('4');
    await enter('[name=lastDay]', '2023-01-03');
    expect(textOf(room())).to.contain('The last day is before the first.');
    expect(gateway.asked('/ledger').at(-1)).to.not.have.property('lastDay');
    await enter('[name=firstDay]', '2023-01-01');
    expect(textOf(room())).to.contain('Nobody entered the line on these days.').and.not.contain('is before the first');
    await press('#all');
    expect(rowsOf(room()).length).to.equal(5);
    expect(room().querySelector<HTMLInputElement>('[name=firstDay]')!.value).to.equal('');
  });

  it('saves the days that are shown as CSV, named after them', async () => {
    const { app, room, gateway, enter, press } = await openRoom('ledger', {
      gateway: (fake) => {
        fake.role = 'viewer';
        fake.ledgerCsv = 'campaign,day\r\nwinter,2023-01-04\r\n晨光\r\n';
      },
    });
    const [all] = await saving(() => press('#download'));
    // The mark at the start has spreadsheets read the names of sponsors as they are written.
    expect(all).to.deep.equal({
      name: 'ledger-winter-2023-01-04-2023-01-05.csv',
      type: 'text/csv;charset=utf-8',
      text: '\uFEFFcampaign,day\r\nwinter,2023-01-04\r\n晨光\r\n',
    });
    expect(textOf(room())).to.contain('Saved as ledger-winter-2023-01-04-2023-01-05.csv.');
    await enter('[name=firstDay]', '2023-01-01');
    await enter('[name=lastDay]', '2023-01-31');
    const [january] = await saving(() => press('#download'));
    expect(january?.name).to.equal('ledger-winter-2023-01-01-2023-01-31.csv');
    const { session: _, ...asked } = gateway.asked('/ledger.csv').at(-1)!;
    expect(asked).to.deep.equal({ firstDay: '2023-01-01', lastDay: '2023-01-31' });
    gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/ledger.csv' };
    expect(await saving(() => press('#download'))).to.deep.equal([]);
    expect(textOf(room())).to.contain('Could not download (E-204). Try again.');
    await expect(app).to.be.accessible();
  });

  it('reads again every 30 seconds and when the tab comes back, and keeps what it has when that fails', async () => {
    const { room, gateway, pass } = await openRoom('ledger');
    const reads = () => gateway.asked('/ledger').length;
    expect(reads()).to.equal(1);
    await pass(29_999);
    expect(reads()).to.equal(1);
    await pass(1);
    expect(reads()).to.equal(2);
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(reads()).to.equal(3);
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    try {
      await pass(30_000);
      expect(reads()).to.equal(3);
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(reads()).to.equal(4);
    gateway.failure = { status: 503, code: 'GATEWAY_UNREACHABLE', on: '/ledger' };
    await pass(30_000);
    expect(textOf(room())).to.contain('could not be read again (E-204)').and.contain('Paid by Dawn Foundation');
    gateway.failure = undefined;
    await pass(30_000);
    expect(textOf(room())).to.not.contain('E-204');
  });

  it('tells of a campaign without price, cap or cases, and of one that was never published', async () => {
    const none = { entered: 0, reserved: 0, released: 0, settled: 0, settledMinor: 0, reservedMinor: 0 };
    const bare = ledger({ perCase: null, cap: null, currency: null, total: none, days: [] });
    const { app, room } = await openRoom('ledger', { gateway: (gateway) => (gateway.ledger = bare) });
    expect(textOf(room()))
      .to.contain('New cases have no price')
      .and.contain('There is no cap.')
      .and.contain('Nobody has entered the line yet.')
      .and.not.contain('Owed');
    await expect(app).to.be.accessible();
    const { room: draftRoom, gateway } = await openRoom('ledger', {
      gateway: (fake) => {
        const file = fake.published!.file;
        fake.published = null;
        fake.saveAs({ account: null, names: null }, file);
      },
    });
    expect(textOf(draftRoom())).to.contain('This campaign was never published');
    expect(gateway.asked('/ledger')).to.deep.equal([]);
  });

  it('speaks Chinese as well', async () => {
    const { app, room } = await openRoom('ledger', { language: 'zh-Hans' });
    expect(textOf(room()))
      .to.contain('由晨光基金会支付')
      .and.contain('¥12.50')
      .and.contain('已用 3 例，上限 5 例，剩余 2 例')
      .and.contain('儿童');
    await expect(app).to.be.accessible();
  });
});
