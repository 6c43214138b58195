import { resolveInstants } from '../calendar/schedule.ts';
import { endsAtMs, moduleMoment } from '../clock.ts';
import { entryVerdict, type EntryClause, type EntryFacts, type EntryVerdict } from '../entry/verdict.ts';
import { createRandom, type Random } from './random.ts';
import { randomCampaign, randomInstant } from './random-campaign.ts';
import { oracleMoment, oracleOpensAgain, oracleServes, type OracleMoment } from './slow-oracle.ts';

/** A pair on which decider and oracle differ. */
export interface Difference {
  seed: number;
  at: string;
  file: unknown;
  said: unknown;
  expected: unknown;
}

const INSTANTS_PER_CAMPAIGN = 20;
/** More say nothing new. */
const DIFFERENCES_MAX = 3;

const HOSTS = [undefined, undefined, 'https://shop.example', 'https://other.example', 'http://shop.example'];
const REGIONS = [undefined, 'CN', 'CN-42', 'CN-42-0528', 'CN-420528', 'CN-4', 'US'];
const SERVED = [undefined, ['CN'], ['CN-42'], ['US', 'CN-42-0528']];

/**
 * Compares decider, clock and calendar with the slow oracle over random campaigns, instants and people: verdict, state, clause, what is promised of a
 * closed campaign, line, next change and whether the groups with hours of their own are served.
 * @param pairs - How many (campaign, instant) pairs.
 * @returns The first few differences; none if all is well.
 */
export function compareRandomPairs(seed: number, pairs: number): Difference[] {
  const random = createRandom(seed);
  const differences: Difference[] = [];
  for (let done = 0; done < pairs && differences.length < DIFFERENCES_MAX;) {
    const file = randomCampaign(random);
    for (let count = 0; count < INSTANTS_PER_CAMPAIGN && done < pairs; count += 1, done += 1) {
      const atMs = randomInstant(random, file);
      const facts = randomFacts(random, file, atMs);
      const said = entryVerdict(facts);
      const expected = oracleMoment(file, atMs);
      const clause = oracleClause(facts, expected);
      const right =
        said.clause === clause &&
        (clause !== 'hours' || !facts.match.matched || said.texts === (oracleOpensAgain(file, atMs) ? 'opens' : 'ended')) &&
        said.show === (clause === 'open') &&
        said.state === expected.state &&
        said.takesNewPeople === (expected.takesNewPeople && !facts.capReached) &&
        !moduleIsWrong(file, facts) &&
        !nextIsWrong(said, (otherMs) => oracleMoment(file, otherMs), atMs, endsAtMs(facts.instants));
      if (!right) differences.push({ seed, at: new Date(atMs).toISOString(), file, said, expected: { ...expected, clause } });
    }
  }
  return differences;
}

function randomFacts(random: Random, file: ReturnType<typeof randomCampaign>, atMs: number): EntryFacts {
  const rules = { languages: file.languages, origins: random.pick([file.hosts.origins, []]), eligible: random.pick(SERVED) };
  const match = { matched: random.chance(0.8) };
  return {
    instants: resolveInstants(file, atMs),
    rules,
    atMs,
    match,
    capReached: random.chance(0.15),
    host: random.pick(HOSTS),
    region: random.pick(REGIONS),
    language: 'en',
  };
}

/** The clauses as a list of questions, in the order in which they are documented. */
function oracleClause({ rules, host, region, match, capReached }: EntryFacts, { state, cardIsOver }: OracleMoment): EntryClause {
  const foreign = host !== undefined && (rules.origins ?? []).length > 0 && !(rules.origins ?? []).some((origin) => origin === host);
  const parts = (code: string): string[] => code.split('-').map((_, index, all) => all.slice(0, index + 1).join('-'));
  const unserved = region !== undefined && rules.eligible !== undefined && !parts(region).some((code) => rules.eligible?.includes(code));
  const questions: [boolean, EntryClause][] = [
    [foreign, 'host'],
    [state === 'ended', 'ended'],
    [unserved, 'region'],
    [state === 'paused', 'paused'],
    [state === 'upcoming', 'upcoming'],
    [cardIsOver, 'card'],
    [state === 'closed', 'hours'],
    [capReached === true, 'cap'],
    [!match.matched, 'query'],
  ];
  return questions.find(([holds]) => holds)?.[1] ?? 'open';
}

/** Groups with hours of their own are served when the oracle says so, and until their next change. */
function moduleIsWrong(file: ReturnType<typeof randomCampaign>, { instants, atMs }: EntryFacts): boolean {
  return file.modules.some(({ id, serviceHours }) => {
    const own = instants.modules?.[id];
    if (!serviceHours || atMs >= instants.horizonMs) return false;
    if (!own) return true;
    const { served, nextChangeAtMs: next } = moduleMoment(own, atMs);
    const other = next === null ? instants.horizonMs : next;
    const same = [atMs, Math.floor((atMs + other) / 2), other - 1].every((ms) => oracleServes(file, serviceHours, ms) === served);
    return !same || (next !== null && next < instants.horizonMs && oracleServes(file, serviceHours, next) === served);
  });
}

/** The next change has to be one (or the horizon of a closed time), and nothing may change before it. */
function nextIsWrong(said: EntryVerdict, oracle: (atMs: number) => OracleMoment, atMs: number, endMs: number): boolean {
  const next = said.nextChangeAtMs;
  if (next === null) return said.state !== 'ended';
  if (next <= atMs || next > endMs) return true;
  const now = oracle(atMs);
  if (!sameMoment(oracle(next - 1), now) || !sameMoment(oracle(Math.floor((atMs + next) / 2)), now)) return true;
  return sameMoment(oracle(next), now) && said.state !== 'closed' && said.state !== 'open';
}

function sameMoment(a: OracleMoment, b: OracleMoment): boolean {
  return a.state === b.state && a.showsCard === b.showsCard && a.takesNewPeople === b.takesNewPeople;
}
