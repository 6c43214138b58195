import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FaultProxy } from '../../src/fault-proxy/fault-proxy.ts';
import type { Faults } from '../../src/fault-proxy/faults.ts';
import {
  addDoctor,
  freePort,
  GatewayProcess,
  launchChromium,
  ShopProcess,
  temporaryFolder,
  type TemporaryFolder,
} from '../../src/index.ts';
import { DOCTOR } from './world.ts';

/** The lines of a journey: everything that the shopper's and the doctor's browsers load or send goes through one of them. */
interface Lines {
  /** The shopper's phone to the shop, and to the gateway. */
  readonly shop: FaultProxy;
  readonly phone: FaultProxy;
  /** The doctor's computer to the gateway. */
  readonly desk: FaultProxy;
}

/** As `World`, with a line of chosen badness between the browsers and everything else. */
export class LineWorld {
  readonly gateway: GatewayProcess;
  readonly lines: Lines;
  readonly #shop: ShopProcess;
  readonly #browser: Browser;
  readonly #folder: TemporaryFolder;

  private constructor(parts: { gateway: GatewayProcess; lines: Lines; shop: ShopProcess; browser: Browser; folder: TemporaryFolder }) {
    this.gateway = parts.gateway;
    this.lines = parts.lines;
    this.#shop = parts.shop;
    this.#browser = parts.browser;
    this.#folder = parts.folder;
  }

  /** @param seed - For the lines. @param faults - Of all lines, from the start. */
  static async start(seed: string, faults: Partial<Faults> = {}): Promise<LineWorld> {
    const folder = await temporaryFolder();
    const shopPort = await freePort();
    const gatewayPort = await freePort();
    const line = (name: string, targetPort: number): Promise<FaultProxy> =>
      FaultProxy.start({ targetPort, seed: `${seed}/${name}`, faults });
    const lines = { shop: await line('shop', shopPort), phone: await line('phone', gatewayPort), desk: await line('desk', gatewayPort) };
    const gateway = await GatewayProcess.start({ dataFolder: folder.path, port: gatewayPort, origins: [lines.shop.origin] });
    await addDoctor(folder.path, DOCTOR);
    const shop = await ShopProcess.start({ gatewayPort: lines.phone.port, port: shopPort });
    return new LineWorld({ gateway, lines, shop, browser: await launchChromium(), folder });
  }

  /** Changes all lines. */
  set(faults: Partial<Faults>): void {
    for (const line of Object.values(this.lines) as FaultProxy[]) line.set(faults);
  }

  /** A window of somebody's own: no storage shared with other windows. */
  async window(options: { width: number; height: number }): Promise<Page> {
    const context: BrowserContext = await this.#browser.newContext({ viewport: options, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
    return context.newPage();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    for (const line of Object.values(this.lines) as FaultProxy[]) await line.close();
    await this.#shop.stop();
    await this.gateway.stop();
    await this.#folder.remove();
  }
}
