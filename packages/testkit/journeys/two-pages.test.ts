import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './support/accessible.ts';
import { Shopper } from './support/shopper.ts';
import { World } from './support/world.ts';

const WORDS = 'This chat is open on another screen.';

describe('one shopper with two pages', () => {
  let world: World;
  let first: Shopper;
  let second: Shopper;

  before(async () => {
    world = await World.start();
    first = new Shopper(await world.window({ width: 375, height: 720 }), world.shop.origin);
    await openArea(first);
    await first.walkToConsent();
    for (const box of await first.area.getByRole('checkbox').all()) await box.check();
    await first.press('Agree and join the line');
    await first.heading("You're in line").waitFor();
  });
  after(() => world.stop());

  async function openArea(shopper: Shopper): Promise<void> {
    await shopper.openShop();
    await shopper.search('see doctors');
    await shopper.card.click();
  }

  async function besides(page: Page): Promise<Shopper> {
    return new Shopper(await page.context().newPage(), world.shop.origin);
  }

  it('is told in the second where the chat is open, and takes it over', async () => {
    second = await besides(first.page);
    await openArea(second);
    await second.heading(WORDS).waitFor();
    await assertAccessible(second.page, 'open on another screen');
    await second.press('Use here');
    await second.heading("You're in line").waitFor();
    await first.heading(WORDS).waitFor();
  });

  it('reads no such words after a reload of the page that has it', async () => {
    let wasTold = false;
    await second.page.reload();
    void second
      .heading(WORDS)
      .waitFor()
      .then(
        () => (wasTold = true),
        () => {},
      );
    await second.heading("You're in line").waitFor();
    assert.equal(wasTold, false);
    assert.equal(await second.heading(WORDS).count(), 0);
  });

  it('goes on in the first once the second has crashed', async () => {
    const crashed = second.page.waitForEvent('crash');
    second.page.goto('chrome://crash').catch(() => {});
    await crashed;
    await first.heading("You're in line").waitFor();
    assert.equal(await first.heading(WORDS).count(), 0);
    await second.page.close();
  });

  it('finds after a reload what was written without a connection, once and in order', async () => {
    await first.press('Add details');
    await first.page.context().setOffline(true);
    const texts = ['one', 'two', 'three', 'four', 'five'].map((number) => `Detail ${number}`);
    for (const text of texts) await first.send(text);
    await first.message('Detail five').filter({ hasText: 'Waiting for connection' }).waitFor();
    await first.page.context().setOffline(false);
    await first.page.reload();
    await first.message('Detail five').filter({ hasText: 'Sent' }).waitFor();
    const rows = await first.area.getByRole('log').getByRole('listitem').allTextContents();
    const seen = rows.flatMap((row) => /Detail \w+/.exec(row) ?? []);
    assert.deepEqual(seen, texts);
  });
});
