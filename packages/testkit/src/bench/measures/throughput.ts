import { BENCH } from '../limits.ts';
import { say, whole, type Finding } from '../report.ts';
import { startEcho, startGenerator } from '../servers.ts';
import { median } from '../statistics.ts';
import { split, type DoctorSeat } from '../world.ts';
import type { TalkOrigins } from '../load/talk-load.ts';
import { measureRate, type LoadUnderTest, type Rate } from './rate.ts';

/** Gateways that carry the talks, and how to read what they and their database use. */
export interface Carriers {
  /** Where the talks connect; they spread over them. */
  readonly origins: readonly TalkOrigins[];
  cpuMs(): Promise<number>;
}

/** Medians of both sides over the rounds. */
export interface Comparison {
  readonly subject: Rate;
  readonly baseline: Rate;
  /** The median of the rounds' own ratios, for each core. */
  readonly ratio: number;
}

/** Messages that are durable and delivered to the other side, against the same frames through a bare echo, in turns. */
export async function compareWithEcho(seats: readonly DoctorSeat[], carriers: Carriers): Promise<Comparison> {
  const echo = await startEcho();
  const generators = Array.from({ length: BENCH.generators }, startGenerator);
  try {
    const sockets = Math.round((BENCH.doctors * (BENCH.talksPerDoctor + 1)) / generators.length);
    const parts = split(seats, generators.length);
    await Promise.all(generators.map((generator) => generator.call('echo.open', { url: echo.origin.replace('http', 'ws'), sockets })));
    await Promise.all(
      generators.map((generator, index) => generator.call('talks.open', { origins: carriers.origins, seats: parts[index] })),
    );
    const baseline: LoadUnderTest = { generators, load: 'echo', window: BENCH.echoWindow, cpuMs: async () => (await echo.usage()).cpuMs };
    return await rounds(baseline, { generators, load: 'talks', cpuMs: carriers.cpuMs });
  } finally {
    await Promise.all([echo.process, ...generators].map((one) => one.stop()));
  }
}

async function rounds(baseline: LoadUnderTest, subject: LoadUnderTest): Promise<Comparison> {
  const pairs: { baseline: Rate; subject: Rate }[] = [];
  for (let round = 1; round <= BENCH.rounds; round += 1) {
    const pair = { baseline: await measureRate(baseline), subject: await measureRate(subject) };
    pairs.push(pair);
    say(`round ${round}: ${rateText(pair.subject)}; echo ${rateText(pair.baseline)}`);
  }
  const middle = (side: 'baseline' | 'subject'): Rate => ({
    perSecond: median(pairs.map((pair) => pair[side].perSecond)),
    perCore: median(pairs.map((pair) => pair[side].perCore)),
  });
  const ratio = median(pairs.map((pair) => pair.subject.perCore / pair.baseline.perCore));
  return { subject: middle('subject'), baseline: middle('baseline'), ratio };
}

/** A rate in words. */
export function rateText({ perSecond, perCore }: Rate): string {
  return `${whole(perCore)} a second for each core (${whole(perSecond)} by the clock)`;
}

/** The finding of one comparison. */
export function rateFinding(what: string, { subject, baseline, ratio }: Comparison, least: number): Finding {
  return {
    what,
    measured: `${whole(subject.perCore)}/s for each core, ${whole(subject.perSecond)}/s by the clock`,
    baseline: `${whole(baseline.perCore)}/s, ${whole(baseline.perSecond)}/s`,
    ratio,
    asked: `ratio ≥ ${least}`,
    reached: ratio >= least,
  };
}
