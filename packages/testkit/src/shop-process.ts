import { join } from 'node:path';
import { RunningProcess } from './child-process.ts';
import type { ProcessEnd } from './child-process.ts';
import { freePort } from './ports.ts';
import { ROOT } from './workspace/workspace.ts';

/** The example shop in a process of its own, as built. */
export class ShopProcess {
  readonly port: number;
  readonly #process: RunningProcess;

  private constructor(port: number, gatewayPort: number, campaign: string) {
    this.port = port;
    this.#process = new RunningProcess({
      program: process.execPath,
      args: ['server.ts'],
      cwd: join(ROOT, 'examples/shop'),
      env: { CONSULT_SHOP_PORT: String(port), CONSULT_GATEWAY_PORT: String(gatewayPort), CONSULT_SHOP_CAMPAIGN: campaign },
    });
  }

  /**
   * Starts the shop and waits until it serves.
   * @param gatewayPort - Where the gateway listens, or will.
   * @param campaign - Id of the campaign that the shop takes part in; the demo's when left out.
   * @throws {Error} It did not start, for example because it is not built; the message holds its output.
   */
  static async start(options: { gatewayPort: number; port?: number; campaign?: string }): Promise<ShopProcess> {
    const { gatewayPort, port = await freePort(), campaign = '' } = options;
    const shop = new ShopProcess(port, gatewayPort, campaign);
    await shop.#process.outputMatching(new RegExp(`https?://[^\\s"]*:${shop.port}\\b`));
    return shop;
  }

  /** `http://localhost:<port>`. */
  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** What the process wrote. */
  get output(): string {
    return this.#process.output;
  }

  /** Settles when the process has ended, for whatever reason. */
  get ended(): Promise<ProcessEnd> {
    return this.#process.ended;
  }

  /** Stops the shop. */
  async stop(): Promise<void> {
    await this.#process.stop();
  }
}
