import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  addDoctor,
  addStaff,
  freePort,
  GatewayProcess,
  launchChromium,
  ShopProcess,
  type StaffAccount,
  temporaryFolder,
  type TemporaryFolder,
} from '../../src/index.ts';

/** The doctor of every journey. */
export const DOCTOR = {
  login: 'li',
  password: 'calm winter evening',
  names: { en: 'Li Hua', 'zh-Hans': '李华' },
  familyNames: { en: 'Li', 'zh-Hans': '李' },
};

/** What is different from the demo. */
export interface WorldOptions {
  /** Files that the gateway serves, beside what its store has. */
  readonly campaigns?: readonly string[];
  /** Id of the campaign that the shop takes part in. */
  readonly campaign?: string;
  /** Accounts of the console. */
  readonly staff?: readonly StaffAccount[];
}

/** A gateway, the shop and a browser, each a process of its own, as after `npm start`. */
export class World {
  readonly gateway: GatewayProcess;
  readonly shop: ShopProcess;
  readonly #browser: Browser;
  readonly #folder: TemporaryFolder;
  readonly #contexts: BrowserContext[] = [];

  private constructor(gateway: GatewayProcess, shop: ShopProcess, browser: Browser, folder: TemporaryFolder) {
    this.gateway = gateway;
    this.shop = shop;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start({ campaigns, campaign, staff = [] }: WorldOptions = {}): Promise<World> {
    const folder = await temporaryFolder();
    const shopPort = await freePort();
    const origins = [`http://localhost:${shopPort}`];
    const gateway = await GatewayProcess.start({ dataFolder: folder.path, origins, ...(campaigns && { campaigns }) });
    await addDoctor(folder.path, DOCTOR);
    for (const account of staff) await addStaff(folder.path, account);
    const shop = await ShopProcess.start({ gatewayPort: gateway.port, port: shopPort, ...(campaign && { campaign }) });
    return new World(gateway, shop, await launchChromium(), folder);
  }

  /** A window of somebody's own: no storage shared with other windows. */
  async window(options: { width: number; height: number; locale?: string }): Promise<Page> {
    const { width, height, locale = 'en-GB' } = options;
    const context = await this.#browser.newContext({ viewport: { width, height }, locale, timezoneId: 'Asia/Shanghai' });
    this.#contexts.push(context);
    return context.newPage();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.shop.stop();
    await this.gateway.stop();
    await this.#folder.remove();
  }
}
