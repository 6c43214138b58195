import { CLOSE_CODES, LIMITS } from '@consult-kit/protocol';
import { EDGE_OPTIONS } from '../commands/edge-options.ts';
import { EDGE_DEFAULTS, type EdgeSettings } from '../edge-settings.ts';
import { GATEWAY_LIMITS } from '../limits.ts';

type Row = readonly [limit: string, value: string, beyond: string];

const count = (value: number): string => value.toLocaleString('en');
const bytes = (value: number): string => `${count(value / 1_024)} KiB`;
const seconds = (ms: number): string => `${count(ms / 1_000)} s`;
const closes = (reason: keyof typeof CLOSE_CODES): string => `close ${CLOSE_CODES[reason].code}`;
const options = (...names: (keyof EdgeSettings)[]): string => names.map((name) => `\`${EDGE_OPTIONS[name].flag}\``).join(', ');
const pace = (perMinute: number, burst: number): string => `${count(perMinute)} in 60 s, ${count(burst)} at once`;

const HELD = `up to ${GATEWAY_LIMITS.framesHeldMax} frames or ${bytes(GATEWAY_LIMITS.framesHeldChars)} of characters wait for their turn, then \`bye\` and ${closes('tooFast')}`;
const TOLD = `\`GATEWAY_BUSY\` with the time of a place of one's own: \`bye\` and ${closes('busy')} at a socket, 503 elsewhere`;

const LIMIT_ROWS: readonly Row[] = [
  ['a frame, a body', bytes(LIMITS.bodyBytes), `${closes('tooLarge')}; 413`],
  ['pieces of one frame', count(GATEWAY_LIMITS.socketMessageFragmentsMax), closes('tooManyPieces')],
  ['chunks that wait to be read', count(GATEWAY_LIMITS.socketMessageChunksMax), closes('tooManyPieces')],
  ['time until the hello has come', seconds(LIMITS.helloWithinMs), closes('helloTimeout')],
  ['sockets without a hello', count(GATEWAY_LIMITS.socketsSilentMax), `the one that was silent longest gets ${closes('busy')}`],
  ['frames behind a hello, before the welcome', count(GATEWAY_LIMITS.socketEarlyFramesMax), closes('helloTimeout')],
  [
    `frames of a shopper's socket (${options('framesPerMinute', 'framesBurst')})`,
    pace(EDGE_DEFAULTS.framesPerMinute, EDGE_DEFAULTS.framesBurst),
    HELD,
  ],
  [
    `frames of a doctor's socket (${options('doctorFramesPerMinute', 'doctorFramesBurst')})`,
    pace(EDGE_DEFAULTS.doctorFramesPerMinute, EDGE_DEFAULTS.doctorFramesBurst),
    'the same',
  ],
  [
    'requests of a session, and its long polls apart from them',
    'as for sockets',
    `wait up to ${seconds(GATEWAY_LIMITS.requestTurnWaitMs)} for their turn, then 429 \`RATE_LIMITED\``,
  ],
  ['consultations followed by one connection', count(LIMITS.followedMax), '`FOLLOW_LIMIT`'],
  [
    `people who come back (${options('admissionsPerSecond', 'admissionsBurst')})`,
    `${count(EDGE_DEFAULTS.admissionsPerSecond)} in a second, ${count(EDGE_DEFAULTS.admissionsBurst)} at once`,
    `wait up to ${seconds(GATEWAY_LIMITS.admissionHoldMs)} at the door; then ${TOLD}`,
  ],
  ['newcomers; new sessions of guests', 'half as many, behind them', 'the same'],
  ['doctors', 'a quarter as many, beside them', 'the same'],
  [
    'frames, and bytes, that wait to be sent to a client',
    `${count(GATEWAY_LIMITS.sendQueueFrames)}, ${bytes(GATEWAY_LIMITS.sendQueueBytes)}`,
    'the connection is cut; the client goes on at its cursor',
  ],
  [
    'silence of a socket',
    `${GATEWAY_LIMITS.socketMissesMax} pings without any sign of life, 30 to 40 s`,
    `${closes('stalled')}; likely not heard`,
  ],
  [
    "the client's own ping, in JSON",
    `every ${seconds(LIMITS.heartbeatMs)}`,
    `without an answer within ${seconds(LIMITS.heartbeatAnswerMs)} the client connects anew`,
  ],
  ['compression of frames', 'off', ''],
];

const CLOSE_ROWS: Readonly<Record<keyof typeof CLOSE_CODES, string>> = {
  going: 'a restart or a move; `bye` said when to come back',
  unreadable: 'a frame that is no JSON text',
  tooManyPieces: 'a frame in too many pieces',
  tooLarge: 'a frame that is too large',
  helloTimeout: 'no hello in time, or something else first',
  session: 'the session is unknown or over',
  outdated: 'another version of the protocol',
  stalled: 'no sign of life',
  busy: 'too many arrive at once; `bye` said when to come back',
  tooFast: 'too many frames; `bye` said when to come back',
};

/** The tables of `docs/gateway.md`, made from the code. */
export function limitsReference(): string {
  const codes = Object.keys(CLOSE_CODES) as (keyof typeof CLOSE_CODES)[];
  const closeRows = codes
    .sort((one, other) => CLOSE_CODES[one].code - CLOSE_CODES[other].code)
    .map((name): Row => [`${CLOSE_CODES[name].code}`, CLOSE_ROWS[name], CLOSE_CODES[name].fatal ? 'no' : 'yes']);
  return [
    table(['limit', 'value', 'beyond it'], LIMIT_ROWS),
    table(['close code', 'why', 'come again with the same session'], closeRows),
  ].join('\n');
}

function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + rows.map(line).join('');
}
