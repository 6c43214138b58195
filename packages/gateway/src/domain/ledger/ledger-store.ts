import type { LineName } from '../consultations/consultation-store.ts';

/** What one case costs, fixed when it is reserved. */
export interface CaseCost {
  /** Whole number in the currency's smallest unit. */
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** The most that a sponsor pays for; `null` for no bound. */
export interface CaseCap {
  readonly cases: number | null;
  readonly amountMinor: number | null;
}

/** How a case ends: a doctor ended it and the sponsor pays, or nobody pays. */
export type CaseEnd = 'settled' | 'released';

/** A case within its campaign; numbers are given once. */
export interface CaseName {
  readonly campaign: string;
  readonly number: number;
}

/** A case that somebody asks for by entering the line. */
export interface CaseReservation extends CaseName, LineName {
  readonly atMs: number;
  /** The calendar day of that in the campaign's zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** Who pays, by name. */
  readonly payer: string;
  /** `null` where the campaign counts cases alone. */
  readonly cost: CaseCost | null;
  readonly cap: CaseCap;
}

/** What became of it: reserved, or refused because of the cap, or because the ledger is kept in another currency than the cost. */
export type Reserved = 'reserved' | 'over-cap' | { readonly ledgerCurrency: string };

/**
 * The sponsor's ledger inside a command: each case is reserved once and then settled or released once, in the transaction of the event
 * that says so. Rows name nobody, and outlive their consultations.
 */
export interface LedgerTransaction {
  /**
   * Takes one case from what the sponsor pays for, unless it would be over the cap: reserved and settled cases together are never more,
   * however many ask at the same time. Nothing has changed when it is refused.
   */
  reserveCase(reservation: CaseReservation): Promise<Reserved>;
  /** Notes when a doctor accepted the case for the first time; later times change nothing. */
  acceptCase(name: CaseName, atMs: number): Promise<void>;
  /** Ends the reservation. A case that has ended stays as it is. */
  closeCase(name: CaseName, end: CaseEnd, atMs: number): Promise<void>;
}

/** All cases of one campaign, of all time. Amounts are whole numbers in the currency's smallest unit. */
export interface CaseTotals {
  readonly campaign: string;
  readonly reserved: number;
  readonly settled: number;
  readonly released: number;
  readonly reservedMinor: number;
  readonly settledMinor: number;
  readonly releasedMinor: number;
  /** `null` until a case has cost something. */
  readonly currency: string | null;
}

/** Cases of one day, module, state, payer and currency together. */
export interface CaseSum {
  readonly day: string;
  readonly module: string;
  readonly state: 'reserved' | CaseEnd;
  readonly payer: string;
  /** `null` for cases without a price. */
  readonly currency: string | null;
  readonly count: number;
  readonly amountMinor: number;
}

/** Numbers of cases, both included. */
export interface CaseRange {
  readonly first: number;
  readonly last: number;
}

/** An interval of time, its end excluded. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Cases that a doctor accepted for the first time, and how long those people had waited; `null` without any. */
export interface AcceptFigures {
  readonly count: number;
  readonly medianMs: number | null;
  readonly ninetiethMs: number | null;
}

/** Cases that ended. */
export interface CloseFigures {
  /** Whom no doctor had accepted. */
  readonly unaccepted: number;
  readonly settled: number;
  readonly settledMinor: number;
}

/** Reads the ledger as it is committed. Each call takes about as long as it has cases to look at, so none is asked for a whole campaign. */
export interface LedgerStore {
  /** Of every campaign that ever had a case. */
  totals(): Promise<readonly CaseTotals[]>;
  /** The highest number of a case; 0 without any. */
  lastNumber(campaign: string): Promise<number>;
  sums(campaign: string, range: CaseRange): Promise<readonly CaseSum[]>;
  /** How many entered the line. */
  entered(campaign: string, interval: Interval): Promise<number>;
  accepted(campaign: string, interval: Interval): Promise<AcceptFigures>;
  closed(campaign: string, interval: Interval): Promise<CloseFigures>;
  /** Of those who entered in the interval, how many had neither been accepted nor gone before `atMs`. */
  stillWaiting(campaign: string, entered: Interval, atMs: number): Promise<number>;
}

/** Of one campaign; `undefined` if it never had a case. */
export async function totalsOf(ledger: Pick<LedgerStore, 'totals'>, campaign: string): Promise<CaseTotals | undefined> {
  return (await ledger.totals()).find((one) => one.campaign === campaign);
}
