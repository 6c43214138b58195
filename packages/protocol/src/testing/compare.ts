import { campaignMoment, endsAtMs, type CampaignMoment } from '../clock.ts';
import { resolveInstants } from '../calendar/schedule.ts';
import { createRandom } from './random.ts';
import { randomCampaign, randomInstant } from './random-campaign.ts';
import { oracleMoment, type OracleMoment } from './slow-oracle.ts';

/** A pair on which clock and oracle differ. */
export interface Difference {
  seed: number;
  at: string;
  file: unknown;
  said: unknown;
  expected: unknown;
}

const INSTANTS_PER_CAMPAIGN = 20;

/**
 * Compares clock and calendar with the slow oracle over random campaigns and instants: state, card, line and next change.
 * @param pairs - How many (campaign, instant) pairs.
 * @returns The first few differences; none if all is well.
 */
export function compareRandomPairs(seed: number, pairs: number): Difference[] {
  const random = createRandom(seed);
  const differences: Difference[] = [];
  for (let done = 0; done < pairs && differences.length < 3;) {
    const file = randomCampaign(random);
    for (let count = 0; count < INSTANTS_PER_CAMPAIGN && done < pairs; count += 1, done += 1) {
      const atMs = randomInstant(random, file);
      const instants = resolveInstants(file, atMs);
      const said = campaignMoment(instants, atMs);
      const expected = oracleMoment(file, atMs);
      const wrong = !sameMoment(said, expected) || nextIsWrong(said, (otherMs) => oracleMoment(file, otherMs), atMs, endsAtMs(instants));
      if (wrong) differences.push({ seed, at: new Date(atMs).toISOString(), file, said, expected });
    }
  }
  return differences;
}

function sameMoment(a: OracleMoment, b: OracleMoment): boolean {
  return a.state === b.state && a.showsCard === b.showsCard && a.takesNewPeople === b.takesNewPeople;
}

/** The next change has to be one (or the horizon of a closed time), and nothing may change before it. */
function nextIsWrong(said: CampaignMoment, oracle: (atMs: number) => OracleMoment, atMs: number, endMs: number): boolean {
  const next = said.nextChangeAtMs;
  if (next === null) return said.state !== 'ended';
  if (next <= atMs || next > endMs) return true;
  const now = oracle(atMs);
  if (!sameMoment(oracle(next - 1), now) || !sameMoment(oracle(Math.floor((atMs + next) / 2)), now)) return true;
  return sameMoment(oracle(next), now) && said.state !== 'closed' && said.state !== 'open';
}
