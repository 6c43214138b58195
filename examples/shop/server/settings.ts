/** What the shop's server is told by its environment. */
export interface ShopSettings {
  /** TCP port on the loopback interface, 0 to 65,535; 0 lets the system choose. */
  port: number;
  /** Scheme, host and port of the consultation gateway, without a trailing slash. */
  gatewayOrigin: string;
  /** Id of the campaign that the shop takes part in. */
  campaign: string;
}

const DEFAULT_SHOP_PORT = 4400;
const DEFAULT_GATEWAY_PORT = 4401;
const DEFAULT_CAMPAIGN = 'demo';
const MAX_PORT = 65_535;

/**
 * Reads `CONSULT_SHOP_PORT`, `CONSULT_GATEWAY_PORT` and `CONSULT_SHOP_CAMPAIGN`.
 * @throws {RangeError} A port is not a whole number between 0 and 65,535, the gateway's port is 0 (the shop could not know it), or the
 *   campaign is no id.
 */
export function readShopSettings(environment: Readonly<Record<string, string | undefined>>): ShopSettings {
  const gatewayPort = readPort(environment, 'CONSULT_GATEWAY_PORT', DEFAULT_GATEWAY_PORT);
  if (gatewayPort === 0) throw new RangeError('CONSULT_GATEWAY_PORT must name the port where the gateway listens; it is 0.');
  return {
    port: readPort(environment, 'CONSULT_SHOP_PORT', DEFAULT_SHOP_PORT),
    gatewayOrigin: `http://localhost:${gatewayPort}`,
    campaign: readCampaign(environment['CONSULT_SHOP_CAMPAIGN']),
  };
}

function readPort(environment: Readonly<Record<string, string | undefined>>, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port;
  throw new RangeError(`${name} must be a whole number from 0 to ${MAX_PORT}; it is "${text}".`);
}

function readCampaign(text: string | undefined): string {
  if (text === undefined || text === '') return DEFAULT_CAMPAIGN;
  if (/^[a-z0-9-]+$/.test(text)) return text;
  throw new RangeError(`CONSULT_SHOP_CAMPAIGN must be the id of a campaign, of a–z, 0–9 and -; it is "${text}".`);
}
