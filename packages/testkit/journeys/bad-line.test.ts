import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SLOW_LINE } from '../src/fault-proxy/faults.ts';
import { Doctor } from './support/doctor.ts';
import { LineWorld } from './support/line-world.ts';
import { openPatiently, waitPatiently } from './support/patience.ts';
import { Shopper } from './support/shopper.ts';

/** 64 kbit/s each way, one second there and back, and a cut of every connection each 30 seconds. */
const BAD_LINE = { ...SLOW_LINE, cuts: { everyMs: 30_000, how: 'reset' } } as const;
/** Patience with one step: a cut in the middle of it, and the longest pause before the next connection. */
const STEP_MS = 90_000;
/** What is written beside a message once the gateway has stored it. */
const STORED = /Sent|Delivered|Read/;

describe('a consultation over a bad line', { timeout: 420_000 }, () => {
  let world: LineWorld;
  before(async () => (world = await LineWorld.start('bad line', BAD_LINE)));
  after(() => world.stop());

  it('leads a parent to advice at 64 kbit/s, with a cut every 30 s and one restart of the gateway', async () => {
    const shopper = new Shopper(await world.window({ width: 375, height: 740 }), world.lines.shop.origin);
    const doctor = new Doctor(await world.window({ width: 1280, height: 800 }), world.lines.desk.origin);
    for (const { page } of [shopper, doctor]) page.setDefaultTimeout(STEP_MS);
    await Promise.all([joinLine(shopper, world), signIn(doctor, world)]);
    await doctor.goOnline();
    await doctor.page.getByText('Waiting 1').first().waitFor();
    await doctor.press('Accept next');
    await shopper.area.getByText('Dr Li Hua has joined').or(shopper.area.getByText('Li Hua has joined')).first().waitFor();

    const texts = await talkThroughCut(shopper, doctor, world);
    await world.gateway.kill();
    const [asked, answered] = ['Are you still there?', 'I am back in a moment.'];
    await shopper.send(asked);
    await doctor.send(answered);
    await world.gateway.restart();
    await doctor.message(asked).waitFor();
    await shopper.message(answered).waitFor();
    await shopper.message(asked).filter({ hasText: STORED }).waitFor();
    for (const text of [...texts, asked, answered]) {
      assert.equal(await shopper.message(text).count(), 1, `the shopper sees once: ${text}`);
      assert.equal(await doctor.message(text).count(), 1, `the doctor sees once: ${text}`);
    }

    await doctor.press('End');
    await doctor.page.getByRole('textbox', { name: 'Advice' }).fill('Let her drink small sips and rest.');
    await doctor.press('End and send the advice');
    await shopper.heading('Consultation ended').waitFor();
    await shopper.area.getByText('Let her drink small sips and rest.').waitFor();
  });
});

/** From the search results to the line. */
async function joinLine(shopper: Shopper, world: LineWorld): Promise<void> {
  await openPatiently(shopper.page, `${world.lines.shop.origin}/search?q=see+doctors`, shopper.card);
  await shopper.card.click();
  await waitPatiently(shopper.heading('Free COVID-19 consultation'), shopper.page.getByRole('button', { name: 'Try again' }));
  await shopper.walkToConsent();
  for (const box of await shopper.area.getByRole('checkbox').all()) await box.check();
  await shopper.press('Agree and join the line');
  await shopper.heading("You're in line").waitFor();
}

async function signIn(doctor: Doctor, world: LineWorld): Promise<void> {
  await openPatiently(doctor.page, `${world.lines.desk.origin}/desk/`, doctor.page.getByRole('textbox', { name: 'Name' }));
  await doctor.signInHere();
}

/** Both write in turn until their lines have been cut in the middle of it. @returns what was written, in order. */
async function talkThroughCut(shopper: Shopper, doctor: Doctor, { lines }: LineWorld): Promise<string[]> {
  const texts: string[] = [];
  const cuts = (): number => lines.phone.decisions.filter(({ link }) => link === 0).length;
  for (const before = cuts(); cuts() === before || texts.length === 0;) {
    const number = texts.length / 2 + 1;
    const [question, answer] = [`Question ${number} for you.`, `Answer ${number} for you.`];
    await doctor.send(question);
    await shopper.message(question).waitFor();
    await shopper.send(answer);
    await doctor.message(answer).waitFor();
    texts.push(question, answer);
  }
  for (const log of [shopper.area, doctor.page].map((place) => place.getByRole('log')))
    assert.deepEqual(written(await log.innerText()), texts);
  return texts;
}

/** The numbered texts of a log, in the order in which they stand there. */
function written(log: string): string[] {
  return log.match(/(Question|Answer) \d+ for you\./g) ?? [];
}
