import { resolve } from 'node:path';
import { ROOT } from '../workspace/workspace.ts';

/** Where the demo listens and keeps its data. */
export interface DemoSettings {
  /** TCP port of the shop. */
  readonly shopPort: number;
  /** TCP port of the gateway; another one than the shop's, so that the frame is cross-origin. */
  readonly gatewayPort: number;
  /** Absolute path. */
  readonly dataFolder: string;
}

const DEFAULTS = { shopPort: 4400, gatewayPort: 4401, dataFolder: '.data/demo' };
const MAX_PORT = 65_535;

/**
 * Reads `CONSULT_SHOP_PORT`, `CONSULT_GATEWAY_PORT` and `CONSULT_DATA_DIR` (relative to the repository's top folder).
 * @throws {RangeError} A port is not a whole number from 1 to 65,535, or both are the same.
 */
export function readDemoSettings(environment: Readonly<Record<string, string | undefined>>): DemoSettings {
  const shopPort = readPort(environment, 'CONSULT_SHOP_PORT', DEFAULTS.shopPort);
  const gatewayPort = readPort(environment, 'CONSULT_GATEWAY_PORT', DEFAULTS.gatewayPort);
  if (shopPort === gatewayPort) {
    throw new RangeError(`shop and gateway cannot share port ${shopPort}. Set CONSULT_SHOP_PORT or CONSULT_GATEWAY_PORT to another one.`);
  }
  return { shopPort, gatewayPort, dataFolder: resolve(ROOT, environment['CONSULT_DATA_DIR'] || DEFAULTS.dataFolder) };
}

function readPort(environment: Readonly<Record<string, string | undefined>>, name: string, fallback: number): number {
  const text = environment[name] || String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= MAX_PORT) return port;
  throw new RangeError(`${name} must be a whole number from 1 to ${MAX_PORT}; it is "${text}".`);
}
