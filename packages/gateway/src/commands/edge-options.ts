import type { Command } from 'commander';
import { EDGE_DEFAULTS, type EdgeSettings } from '../edge-settings.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { countOf } from './options.ts';

/** One setting of the edge as an option: its flag, what it means, and the highest value where there is one. */
interface EdgeOption {
  readonly flag: string;
  readonly what: string;
  readonly max?: number;
}

/** The options of the gateway's edge; `docs/gateway.md` lists the same. */
export const EDGE_OPTIONS: Readonly<Record<keyof EdgeSettings, EdgeOption>> = {
  framesPerMinute: { flag: '--frames-per-minute', what: 'frames that a shopper’s socket may send in a minute, 0 for no bound' },
  framesBurst: { flag: '--frames-burst', what: 'how many of them may come at once' },
  doctorFramesPerMinute: { flag: '--doctor-frames-per-minute', what: 'frames that a doctor’s socket may send in a minute, 0 for no bound' },
  doctorFramesBurst: { flag: '--doctor-frames-burst', what: 'how many of them may come at once' },
  admissionsPerSecond: { flag: '--admissions-per-second', what: 'connections taken in within a second, 0 for no bound' },
  admissionsBurst: { flag: '--admissions-burst', what: 'how many of them may come at once' },
  drainGraceMs: {
    flag: '--drain-grace-ms',
    what: 'milliseconds in which a stopping gateway goes on while load balancers see that it is not ready',
    max: GATEWAY_LIMITS.drainGraceMaxMs,
  },
};

const NAMES = Object.keys(EDGE_OPTIONS) as (keyof EdgeSettings)[];

/** Adds the options of the edge to a command. */
export function addEdgeOptions(command: Command): Command {
  for (const name of NAMES) {
    const { flag, what } = EDGE_OPTIONS[name];
    command.option(`${flag} <number>`, what, String(EDGE_DEFAULTS[name]));
  }
  return command;
}

/** Reads them; commander names each one as the setting is named. @throws {ConsultError} `USAGE` */
export function edgeSettingsOf(options: Readonly<Record<keyof EdgeSettings, string>>): EdgeSettings {
  const read = (name: keyof EdgeSettings): [keyof EdgeSettings, number] => {
    const { flag, max } = EDGE_OPTIONS[name];
    return [name, countOf(flag, options[name], max)];
  };
  return Object.fromEntries(NAMES.map(read)) as unknown as EdgeSettings;
}
