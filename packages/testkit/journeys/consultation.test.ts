import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible } from './support/accessible.ts';
import { Doctor } from './support/doctor.ts';
import { Shopper } from './support/shopper.ts';
import { World } from './support/world.ts';

describe('from a search word to a doctor’s written advice', { timeout: 240_000 }, () => {
  let world: World;
  before(async () => (world = await World.start()));
  after(() => world.stop());

  it('shows the card for people who ask for a doctor, and never for products', async () => {
    const shopper = new Shopper(await world.window({ width: 375, height: 740 }), world.shop.origin);
    await shopper.openShop();
    await assertAccessible(shopper.page, 'the shop');
    for (const words of ['see doctors', '看医生']) {
      await shopper.search(words);
      await shopper.card.waitFor();
    }
    await assertAccessible(shopper.page, 'the card among results');
    for (const words of ['doctor toy set', '医生玩具', 'Doctor Who DVD', '体温计', '护士服', '发烧友耳机']) {
      await shopper.search(words);
      await shopper.page.getByRole('link', { name: /.+/ }).first().waitFor();
      assert.equal(await shopper.card.count(), 0, words);
    }
    await shopper.page.context().close();
  });

  it('leads a parent to a doctor, through a restart of the gateway, to advice and a rating', async () => {
    const shopper = new Shopper(await world.window({ width: 375, height: 740 }), world.shop.origin);
    await shopper.openShop();
    await shopper.search('see doctors');
    await shopper.card.click();
    await shopper.heading('Free COVID-19 consultation').waitFor();
    await assertAccessible(shopper.page, 'the special area');
    await shopper.walkToConsent();
    await assertAccessible(shopper.page, 'the consent');
    await shopper.press('Agree and join the line');
    await shopper.area.getByText('Tick the box to continue').first().waitFor();
    for (const box of await shopper.area.getByRole('checkbox').all()) await box.check();
    await shopper.press('Agree and join the line');
    await shopper.heading("You're in line").waitFor();
    await shopper.area.getByText("You're next").first().waitFor();
    await assertAccessible(shopper.page, 'the line');

    const doctor = new Doctor(await world.window({ width: 1280, height: 800 }), world.gateway.origin);
    await doctor.signIn();
    await doctor.goOnline();
    await doctor.page.getByText('Waiting 1').first().waitFor();
    await doctor.press('Accept next');
    await shopper.area.getByText('Dr Li Hua has joined').or(shopper.area.getByText('Li Hua has joined')).first().waitFor();

    await doctor.field.pressSequentially('Hello, how is', { delay: 10 });
    await shopper.area.getByText('Dr Li is typing…').first().waitFor();
    await doctor.send('Hello, how is your child now?');
    await shopper.message('Hello, how is your child now?').waitFor();
    await doctor.message('Hello, how is your child now?').filter({ hasText: 'Read' }).waitFor();
    await shopper.field.pressSequentially('She', { delay: 10 });
    await doctor.page.getByText('is typing…').first().waitFor();
    await shopper.send('She drinks a little. 38.6 this morning.');
    await doctor.message('She drinks a little. 38.6 this morning.').waitFor();
    await shopper.message('She drinks a little').filter({ hasText: 'Read' }).waitFor();
    await assertAccessible(shopper.page, 'the chat');
    await assertAccessible(doctor.page, 'the desk');

    await world.gateway.kill();
    await shopper.send('Are you still there?');
    await doctor.send('I am back in a moment.');
    await world.gateway.restart();
    await doctor.message('Are you still there?').waitFor();
    await shopper.message('I am back in a moment.').waitFor();
    await shopper
      .message('Are you still there?')
      .filter({ hasText: /Sent|Read/ })
      .waitFor();
    for (const text of [
      'Hello, how is your child now?',
      'She drinks a little. 38.6 this morning.',
      'Are you still there?',
      'I am back in a moment.',
    ]) {
      assert.equal(await shopper.message(text).count(), 1, `the shopper sees once: ${text}`);
      assert.equal(await doctor.message(text).count(), 1, `the doctor sees once: ${text}`);
    }

    await doctor.press('End');
    await doctor.page.getByRole('textbox', { name: 'Advice' }).fill('Let her drink small sips and rest.');
    await doctor.page.getByRole('textbox', { name: 'When to get help' }).fill('If she drinks nothing for 8 hours.');
    await assertAccessible(doctor.page, 'the summary');
    await doctor.press('End and send the advice');
    await shopper.heading('Consultation ended').waitFor();
    await shopper.area.getByText('Let her drink small sips and rest.').waitFor();
    await shopper.area.getByText('If she drinks nothing for 8 hours.').waitFor();
    await assertAccessible(shopper.page, 'the end');
    await shopper.press('Yes');
    await shopper.press('Send');
    await shopper.area.getByText('Thank you. The team reads this.').first().waitFor();

    await shopper.page.goBack();
    await shopper.page.getByRole('searchbox').waitFor();
    await doctor.page.context().close();
    await shopper.page.context().close();
  });
});
