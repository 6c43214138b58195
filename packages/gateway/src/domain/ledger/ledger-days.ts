import { endOfTurn } from '../end-of-turn.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { CaseSum, LedgerStore } from './ledger-store.ts';

/** Counts of cases, and what of them the sponsor pays, in the currency's smallest unit. */
export interface LedgerCounts {
  entered: number;
  reserved: number;
  released: number;
  settled: number;
  settledMinor: number;
}

/** What became of those who entered the line of one module on one day. */
export interface LedgerDay extends LedgerCounts {
  /** Of the campaign's zone, `YYYY-MM-DD`. */
  readonly day: string;
  readonly module: string;
  /** Names of sponsors at the time, more than one where it was changed on that day. */
  readonly payers: readonly string[];
  readonly currency: string | null;
}

/** Days from the first to the last one, both included; without bound if left out. */
export interface DayRange {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
}

/**
 * A campaign's cases by day, then by module. Read in pieces, between which the loop goes on: others wait for a few milliseconds at most.
 * @param modules - In the order in which they come within a day; others follow by name.
 */
export async function ledgerDays(
  ledger: Pick<LedgerStore, 'lastNumber' | 'sums'>,
  campaign: string,
  { firstDay = '', lastDay, modules = [] }: DayRange & { modules?: readonly string[] },
): Promise<readonly LedgerDay[]> {
  const days = new Map<string, LedgerDay>();
  const end = await ledger.lastNumber(campaign);
  for (let first = 1; first <= end; first += GATEWAY_LIMITS.ledgerPieceCases) {
    const last = Math.min(end, first + GATEWAY_LIMITS.ledgerPieceCases - 1);
    for (const sum of await ledger.sums(campaign, { first, last })) {
      if (sum.day >= firstDay && (lastDay === undefined || sum.day <= lastDay)) add(days, sum);
    }
    await endOfTurn();
  }
  const placeOf = (module: string): number => (modules.includes(module) ? modules.indexOf(module) : modules.length);
  return [...days.values()].sort(
    (one, other) => compare(one.day, other.day) || placeOf(one.module) - placeOf(other.module) || compare(one.module, other.module),
  );
}

/** The sum of days. */
export function sumOfDays(days: readonly LedgerCounts[]): LedgerCounts {
  const sum = noCases();
  for (const day of days) for (const key of COUNTS) sum[key] += day[key];
  return sum;
}

const COUNTS = ['entered', 'reserved', 'released', 'settled', 'settledMinor'] as const satisfies readonly (keyof LedgerCounts)[];

function noCases(): LedgerCounts {
  return { entered: 0, reserved: 0, released: 0, settled: 0, settledMinor: 0 };
}

function add(days: Map<string, LedgerDay>, { day, module, state, payer, currency, count, amountMinor }: CaseSum): void {
  const key = `${day} ${module}`;
  const known = days.get(key) ?? { day, module, payers: [], currency: null, ...noCases() };
  const payers = payer === '' || known.payers.includes(payer) ? known.payers : [...known.payers, payer].sort(compare);
  days.set(key, {
    ...known,
    payers,
    currency: known.currency ?? currency,
    entered: known.entered + count,
    [state]: known[state] + count,
    settledMinor: known.settledMinor + (state === 'settled' ? amountMinor : 0),
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
