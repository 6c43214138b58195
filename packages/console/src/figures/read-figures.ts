import type { FiguresAnswer } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import type { Interval } from './ranges.ts';

/** The gateway tells of this much at once. */
const PIECE_MAX_MS = 92 * 86_400_000;
/** The longest step that the gateway makes of such a piece; shorter ones divide it. */
const STEP_MAX_MS = 12 * 3_600_000;

/** How a campaign went in one step. */
export type FigureStep = FiguresAnswer['steps'][number] & {
  fromMs: number;
  /** The end of the step; of the last one the end of the range, or the present. */
  toMs: number;
};

/** How a campaign went in an interval. */
export interface Figures extends Interval {
  stepMs: number;
  currency: string | null;
  /** None for what lies ahead. */
  steps: readonly FigureStep[];
  /** When the gateway said so, ISO 8601 UTC. */
  serverTime: string;
}

/**
 * Reads an interval of any length, in pieces of equal length, so that all steps are as long.
 * @param nowMs - Pieces after it are not asked for.
 */
export async function readFigures(
  client: Pick<ConsoleClient, 'figures'>,
  campaign: string,
  { fromMs, toMs }: Interval,
  nowMs: number,
): Promise<Figures> {
  const count = Math.ceil((toMs - fromMs) / PIECE_MAX_MS);
  const pieceMs = count === 1 ? toMs - fromMs : Math.ceil((toMs - fromMs) / count / STEP_MAX_MS) * STEP_MAX_MS;
  const piece = (atMs: number): Promise<FiguresAnswer> =>
    client.figures(campaign, new Date(atMs).toISOString(), new Date(atMs + pieceMs).toISOString());
  const first = await piece(fromMs);
  const answers = [first];
  for (let atMs = fromMs + pieceMs; atMs < Math.min(toMs, nowMs); atMs += pieceMs) answers.push(await piece(atMs));
  const { stepMs, currency, serverTime } = answers.at(-1) ?? first;
  const endMs = Math.min(toMs, Date.parse(serverTime));
  const steps = answers
    .flatMap((answer) => answer.steps)
    .map((step) => ({ ...step, fromMs: Date.parse(step.at), toMs: Math.min(Date.parse(step.at) + stepMs, endMs) }))
    .filter((step) => step.fromMs < step.toMs);
  return { fromMs, toMs, stepMs, currency, steps, serverTime };
}
