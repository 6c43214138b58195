import type { ConsultationEvent } from '@consult-kit/protocol';
import { CRASH_LIMITS } from '../crash/limits.ts';
import type { Books, CaseRow, TotalsRow } from './books.ts';
import type { LedgerCampaign } from './ledger-campaigns.ts';

type State = 'reserved' | 'settled' | 'released';

/** What people were told: their place, and how it ended as far as somebody was told so. */
export type Told = ReadonlyMap<string, State>;

/** How often the books were wrong. */
export interface BooksVerdict {
  readonly counts: {
    /** Cases, or money in cases begun, over a cap at any moment. */
    readonly overCap: number;
    /** Consultations without a case, cases without a consultation, and cases in another state than their log tells. */
    readonly wrongCases: number;
    /** Campaigns whose totals are not the sum of their rows. */
    readonly wrongTotals: number;
    /** What somebody was told and the log does not say. */
    readonly lost: number;
  };
  readonly examples: readonly string[];
}

/** Whether nothing was wrong. */
export function isRight({ counts }: BooksVerdict): boolean {
  return Object.values(counts).every((count) => count === 0);
}

/** Compares a ledger with the logs, with itself, with the caps, and with what people were told. */
export function judgeBooks(books: Books, campaigns: readonly LedgerCampaign[], told: Told): BooksVerdict {
  const found = {
    overCap: campaigns.flatMap((campaign) => overCap(books, campaign)),
    wrongCases: wrongCases(books),
    wrongTotals: books.totals.flatMap((totals) => wrongTotals(totals, books.cases)).concat(missingTotals(books)),
    lost: lost(books, told),
  };
  const count = (name: keyof typeof found): number => found[name].length;
  return {
    counts: { overCap: count('overCap'), wrongCases: count('wrongCases'), wrongTotals: count('wrongTotals'), lost: count('lost') },
    examples: Object.values(found).flatMap((some) => some.slice(0, CRASH_LIMITS.examplesMax)),
  };
}

function overCap({ most }: Books, { id, cap, perCase }: LedgerCampaign): string[] {
  const taken = most.find(({ campaign }) => campaign === id) ?? { cases: 0, amountMinor: 0 };
  const cases = Math.max(0, taken.cases - (cap?.cases ?? Infinity));
  const begun = Math.ceil(Math.max(0, taken.amountMinor - (cap?.amountMinor ?? Infinity)) / perCase.amountMinor);
  return Array.from({ length: cases + begun }, () => `${id} had ${taken.cases} cases and ${taken.amountMinor} taken at the same time`);
}

function wrongCases({ logs, cases }: Books): string[] {
  const expected = new Map<string, State>();
  for (const events of logs.values()) {
    const [first] = events;
    if (first?.type === 'consultation.created') expected.set(`${first.campaign} ${first.number}`, stateOf(events));
  }
  const wrong = cases.flatMap(({ campaign, number, state }) => {
    const name = `${campaign} ${number}`;
    const told = expected.get(name);
    expected.delete(name);
    return told === state ? [] : [`case ${name} is ${state}, its log says ${told ?? 'nothing'}`];
  });
  return [...wrong, ...[...expected].map(([name, state]) => `there is no case ${name}, which is ${state}`)];
}

/** How the case of a consultation stands, by its log alone. */
export function stateOf(events: readonly ConsultationEvent[]): State {
  const end = events.find(({ type }) => type === 'consultation.ended' || type === 'consultation.left');
  if (!end) return 'reserved';
  return end.type === 'consultation.ended' && end.by === 'doctor' ? 'settled' : 'released';
}

function wrongTotals(totals: TotalsRow, cases: readonly CaseRow[]): string[] {
  const sums = { reserved: 0, settled: 0, released: 0, reservedMinor: 0, settledMinor: 0, releasedMinor: 0 };
  for (const { campaign, state, amount } of cases) {
    if (campaign !== totals.campaign) continue;
    sums[state as State] += 1;
    sums[`${state as State}Minor`] += amount;
  }
  const isSame = (Object.keys(sums) as (keyof typeof sums)[]).every((name) => sums[name] === totals[name]);
  return isSame ? [] : [`the totals ${JSON.stringify(totals)} are not ${JSON.stringify(sums)}`];
}

function missingTotals({ cases, totals }: Books): string[] {
  const known = new Set(totals.map(({ campaign }) => campaign));
  return [...new Set(cases.map(({ campaign }) => campaign))].flatMap((id) => (known.has(id) ? [] : [`${id} has cases and no totals`]));
}

function lost({ logs }: Books, told: Told): string[] {
  return [...told].flatMap(([consultation, state]) => {
    const events = logs.get(consultation);
    if (!events) return [`${consultation} was acknowledged and is not there`];
    // Who was told of the place alone may have been accepted, or have left without hearing of it.
    const stored = stateOf(events);
    return state === 'reserved' || stored === state ? [] : [`${consultation} was told to be ${state} and is ${stored}`];
  });
}
