/** `npm run screenshots`: takes the pictures of the README from a running gateway and shop. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Doctor } from '../../journeys/support/doctor.ts';
import { Integrator } from '../../journeys/support/integrator.ts';
import { Shopper } from '../../journeys/support/shopper.ts';
import { World } from '../../journeys/support/world.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ROOT } from '../workspace/workspace.ts';

const FOLDER = join(ROOT, 'docs/images');
const PHONE = { width: 375, height: 720 };
const DESK = { width: 1280, height: 760 };

const CONSOLE = { width: 1280, height: 1200 };
const EDITOR = { role: 'integrator', login: 'erin', password: 'every autumn again', names: { en: 'Erin' } } as const;

const world = await World.start({ staff: [EDITOR] });
try {
  await mkdir(FOLDER, { recursive: true });
  await takePictures(world);
} finally {
  await world.stop();
}

async function takePictures(world: World): Promise<void> {
  const shopper = new Shopper(await world.window(PHONE), world.shop.origin);
  await shopper.openShop();
  await shopper.search('see doctors');
  await shopper.card.waitFor();
  await picture(shopper.page, 'card');
  await shopper.card.click();
  await shopper.area.getByRole('radio', { name: /Children/ }).check();
  await picture(shopper.page, 'area');
  await shopper.walkToConsent();
  for (const box of await shopper.area.getByRole('checkbox').all()) await box.check();
  await shopper.press('Agree and join the line');
  await shopper.heading("You're in line").waitFor();
  await campaign(new Integrator(await world.window(CONSOLE), world.gateway.origin));
  await talk(shopper, new Doctor(await world.window(DESK), world.gateway.origin));
}

async function talk(shopper: Shopper, doctor: Doctor): Promise<void> {
  await doctor.signIn();
  await doctor.goOnline();
  await doctor.press('Accept next');
  await doctor.send('Good morning. I have read your answers. Does she drink, and is she awake and answering you?');
  await shopper.message('Does she drink').waitFor();
  await shopper.send('Yes, small sips. She is tired but answers. 38.6 this morning.');
  await doctor.message('38.6').waitFor();
  await doctor.send('That is good to hear. Keep offering small sips, and let her rest.');
  await shopper.message('let her rest').waitFor();
  await doctor.message('let her rest').filter({ hasText: 'Read' }).waitFor();
  await picture(shopper.page, 'chat');
  await picture(doctor.page, 'desk');
}

/** A campaign that somebody has begun, at the moment of its start. */
async function campaign(integrator: Integrator): Promise<void> {
  const winter = JSON.parse(await readFile(join(ROOT, 'examples/campaigns/winter-2022.json'), 'utf8')) as object;
  const folder = await temporaryFolder();
  const path = join(folder.path, 'next-winter.json');
  await writeFile(path, JSON.stringify({ ...winter, id: 'next-winter', placements: ['home'] }));
  await integrator.signIn(EDITOR);
  await integrator.newCampaignFrom(path);
  await folder.remove();
  await integrator.button('At start').click();
  await integrator.preview.getByLabel('Language').selectOption('en');
  await integrator.phone.getByRole('link', { name: /Ask a doctor$/ }).waitFor();
  await picture(integrator.page, 'console');
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
