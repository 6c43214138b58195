import { Option, type Command } from 'commander';
import { originSchema } from '@consult-kit/protocol';
import type { EdgeSettings } from '../edge-settings.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { systemTimers } from '../domain/timers.ts';
import { DEFAULT_HOST } from '../listen.ts';
import { DEFAULT_PORT, startGateway, type GatewayOptions } from '../main.ts';
import { createLog, LOG_LEVELS, type LogLevel } from '../telemetry/log.ts';
import { addEdgeOptions, edgeSettingsOf } from './edge-options.ts';
import { collect, countOf } from './options.ts';
import { usage, type CommandSession } from './output.ts';
import { stopInTime } from './stop-in-time.ts';

interface ServeOptions extends Record<keyof EdgeSettings, string> {
  campaign?: string[];
  data?: string;
  port: string;
  host: string;
  database?: string;
  bus?: string;
  origin?: string[];
  publicOrigin?: string;
  trustProxy?: string;
  guestsPerAddress: string;
  logLevel: LogLevel;
}

/** `consult-kit serve`. */
export function addServeCommand(program: Command, { terminal }: CommandSession): void {
  const command = program
    .command('serve')
    .description('start the gateway: campaigns, consultations, the frame, the desk and the console')
    .option('--campaign <file>', 'campaign file to serve beside what the console and `campaign import` publish; repeat for more', collect)
    .option('--data <dir>', 'folder of the SQLite database, made if absent; not needed with --database')
    .option('--port <number>', 'TCP port, 0 for any free one', String(DEFAULT_PORT))
    .option('--host <address>', 'name or address to listen on; 0.0.0.0 for every network', DEFAULT_HOST)
    .option('--database <url>', 'PostgreSQL database, postgres://user@host:port/name, which many gateways may share')
    .option('--bus <url>', 'NATS between nodes on one PostgreSQL, nats://host:port; without it they look into the database every second')
    .option('--origin <origin>', 'origin that may hold the frame beside those of the campaign files; repeat for more', collect)
    .option('--public-origin <origin>', 'address under which hosts know the gateway, accepted as "aud" of their tokens')
    .option('--trust-proxy <addresses>', 'proxies whose X-Forwarded-For is believed, separated by commas')
    .option(
      '--guests-per-address <number>',
      'guest sessions one address may open in five minutes, 0 for no bound',
      String(GATEWAY_LIMITS.guestsPerAddressMax),
    )
    .addOption(new Option('--log-level <level>', 'how much is logged').choices(LOG_LEVELS).default('info'));
  addEdgeOptions(command).action(async (options: ServeOptions) => {
    const log = createLog(options.logLevel);
    const gateway = await startGateway({ ...gatewayOptions(options), log });
    const stopping = terminal.stopSignal();
    terminal.out(`consult-kit gateway is ready at ${gateway.address}\n`);
    log.info({ signal: await stopping }, 'stopping');
    await stopInTime(gateway, { terminal, log, timers: systemTimers });
  });
}

function gatewayOptions(options: ServeOptions): GatewayOptions {
  return {
    campaignFiles: options.campaign ?? [],
    dataFolder: options.data,
    database: options.database,
    bus: options.bus,
    host: options.host,
    port: portOf(options.port),
    guestsPerAddress: countOf('--guests-per-address', options.guestsPerAddress),
    edge: edgeSettingsOf(options),
    extraOrigins: (options.origin ?? []).map((origin) => originOf('--origin', origin)),
    ...(options.publicOrigin !== undefined && { publicOrigin: originOf('--public-origin', options.publicOrigin) }),
    ...(options.trustProxy !== undefined && { trustProxy: options.trustProxy }),
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw usage(`--port must be a whole number from 0 to 65535; it is "${text}".`);
}

function originOf(option: string, text: string): string {
  if (originSchema.safeParse(text).success) return text;
  throw usage(`${option} must be an origin such as https://shop.example, without a path; it is "${text}".`);
}
