import { join } from 'node:path';
import { ROOT } from '../workspace/workspace.ts';
import { BenchProcess } from './bench-process.ts';
import type { Usage } from './servers/probe.ts';

const PROBE = join(import.meta.dirname, 'servers/probe.ts');
const SLOW_FLUSH = join(import.meta.dirname, 'servers/slow-flush.ts');
const ECHO = join(import.meta.dirname, 'servers/echo-server.ts');
const GENERATOR = join(import.meta.dirname, 'load/generator.ts');
const COMMAND = join(ROOT, 'packages/gateway/bin/consult-kit.js');

/** A server that is measured from inside. */
export interface MeasuredServer {
  readonly process: BenchProcess;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  usage(): Promise<Usage>;
  /** The same after the memory has settled. */
  settled(): Promise<Usage>;
}

/** How a gateway of a benchmark starts. */
export interface GatewayStart {
  readonly campaign: string;
  readonly dataFolder: string;
  readonly port?: number;
  /** `postgres://…` and `nats://…`, when it is one of several nodes. */
  readonly database?: string;
  readonly bus?: string;
  /** Adds so many milliseconds to every flush. */
  readonly slowFlushMs?: number;
}

/** The limits that benchmarks raise: their few sockets do the work of a whole campaign, all from one address. */
export const RAISED_LIMITS: readonly string[] = [
  ...['--guests-per-address', '0'],
  ...['--frames-per-minute', '0', '--doctor-frames-per-minute', '0'],
  ...['--admissions-per-second', '0'],
];

/** Starts a gateway and waits until it is ready. */
export async function startGateway({ campaign, dataFolder, port = 0, database, bus, slowFlushMs }: GatewayStart): Promise<MeasuredServer> {
  const parts = [...(database === undefined ? [] : ['--database', database]), ...(bus === undefined ? [] : ['--bus', bus])];
  const process = new BenchProcess({
    script: COMMAND,
    nodeArgs: ['--expose-gc', ...profiling(), '--import', PROBE, ...(slowFlushMs === undefined ? [] : ['--import', SLOW_FLUSH])],
    args: [
      'serve',
      '--campaign',
      campaign,
      '--data',
      dataFolder,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--log-level',
      'warn',
      ...parts,
      ...RAISED_LIMITS,
    ],
    ...(slowFlushMs !== undefined && { env: { CONSULT_BENCH_FLUSH_MS: String(slowFlushMs) } }),
  });
  const [, taken] = await process.outputMatching(/is ready at https?:\/\/\S+:(\d+)\//);
  return measured(process, Number(taken));
}

/** Starts the plain baseline. */
export async function startEcho(): Promise<MeasuredServer> {
  const process = new BenchProcess({ script: ECHO, nodeArgs: ['--expose-gc', '--import', PROBE] });
  const [, port] = await process.outputMatching(/is ready at port (\d+)/);
  return measured(process, Number(port));
}

/** Starts a process that makes load. */
export function startGenerator(): BenchProcess {
  return new BenchProcess({ script: GENERATOR });
}

function measured(process: BenchProcess, port: number): MeasuredServer {
  return {
    process,
    origin: `http://127.0.0.1:${port}`,
    usage: () => process.call<Usage>('usage'),
    settled: () => process.call<Usage>('settled'),
  };
}

/** Whoever looks for where the time goes names a folder: every gateway leaves a CPU profile there when it stops. */
function profiling(): string[] {
  const folder = process.env['CONSULT_BENCH_PROFILES'];
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder];
}
