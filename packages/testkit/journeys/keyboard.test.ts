import { after, before, describe, it } from 'node:test';
import { Doctor } from './support/doctor.ts';
import { Keyboard } from './support/keyboard.ts';
import { Shopper } from './support/shopper.ts';
import { DOCTOR, World } from './support/world.ts';

describe('the journey with the keyboard alone', { timeout: 180_000 }, () => {
  let world: World;
  before(async () => (world = await World.start()));
  after(() => world.stop());

  it('leads from the search to the rating, for shopper and doctor', async () => {
    const shopper = new Shopper(await world.window({ width: 375, height: 740 }), world.shop.origin);
    const keys = new Keyboard(shopper.page);
    await shopper.openShop();
    await keys.tabTo(/^Search/);
    await keys.type('see doctors');
    await keys.press('Enter');
    await shopper.card.waitFor();
    await keys.use(/Ask a doctor/);
    await shopper.heading('Free COVID-19 consultation').waitFor();
    await keys.tabTo(/^Adults/);
    await keys.press('ArrowRight');
    await keys.use(/^Continue$/);
    await shopper.heading(/is any of this happening/).waitFor();
    await keys.use(/^None of these$/);
    await shopper.heading(/old/).waitFor();
    await keys.tabTo(/^Age in years/);
    await keys.type('4');
    await keys.press('Enter');
    await shopper.heading(/bothering/).waitFor();
    await keys.use(/^Skip$/);
    await shopper.heading(/begin/).waitFor();
    await keys.use(/^Skip$/);
    await shopper.heading(/illnesses/).waitFor();
    await keys.use(/^None$/);
    await shopper.heading('Before you start').waitFor();
    await keys.tabTo(/health information/);
    await keys.press('Space');
    await keys.tabTo(/parent or guardian/);
    await keys.press('Space');
    await keys.use(/^Agree and join the line$/);
    await shopper.heading("You're in line").waitFor();

    const doctor = new Doctor(await world.window({ width: 1280, height: 800 }), world.gateway.origin);
    const desk = new Keyboard(doctor.page);
    await doctor.page.goto(`${world.gateway.origin}/desk/`);
    await doctor.page.getByRole('button', { name: 'Sign in' }).waitFor();
    await desk.tabTo(/^Name$/);
    await desk.type(DOCTOR.login);
    await desk.press('Tab');
    await desk.type(DOCTOR.password);
    await desk.press('Enter');
    await doctor.page.getByRole('heading', { name: 'Doctors’ desk' }).waitFor();
    await desk.tabTo(/^Status/);
    await desk.type('Online');
    await doctor.page.getByText('Waiting 1').first().waitFor();
    await desk.press('Alt+n');
    await doctor.field.waitFor();
    await desk.type('Hello, how is the child?');
    await desk.press('Control+Enter');
    await shopper.message('Hello, how is the child?').waitFor();

    await keys.tabTo(/^Message to/);
    await keys.type('Better, thank you.');
    await keys.press('Enter');
    await doctor.message('Better, thank you.').waitFor();

    await desk.press('Alt+x');
    await doctor.page.getByRole('dialog').waitFor();
    await desk.tabTo(/^Advice$/);
    await desk.type('Rest and drink.');
    await desk.use(/^End and send the advice$/);
    await shopper.heading('Consultation ended').waitFor();
    await keys.use(/^Yes$/);
    await keys.use(/^Send$/);
    await shopper.area.getByText('Thank you. The team reads this.').first().waitFor();
  });
});
