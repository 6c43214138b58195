import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  addDoctor,
  freePort,
  GatewayProcess,
  launchChromium,
  ShopProcess,
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

  static async start(): Promise<World> {
    const folder = await temporaryFolder();
    const shopPort = await freePort();
    const gateway = await GatewayProcess.start({ dataFolder: folder.path, origins: [`http://localhost:${shopPort}`] });
    await addDoctor(folder.path, DOCTOR);
    const shop = await ShopProcess.start({ gatewayPort: gateway.port, port: shopPort });
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
