/** One case of a sponsor's ledger. Names nobody, and outlives its consultation. */
export interface CaseTable {
  campaign: string;
  /** Of the case within its campaign. */
  number: number;
  /** Of the line that was entered; a talk may be handed to another module. */
  module: string;
  language: string;
  entered_at: number;
  /** The calendar day of that in the campaign's zone, `YYYY-MM-DD`; of cases older than the ledger in UTC. */
  day: string;
  /** By a doctor, for the first time. */
  accepted_at: number | null;
  closed_at: number | null;
  /** `reserved`, `settled` or `released`. */
  state: string;
  currency: string | null;
  amount_minor: number;
  /** The sponsor's name when the case was reserved. */
  payer: string;
}

/** The sums over a campaign's cases, changed together with them: what a cap is held against. */
export interface CaseTotalTable {
  campaign: string;
  reserved: number;
  settled: number;
  released: number;
  reserved_minor: number;
  settled_minor: number;
  released_minor: number;
  /** Of all amounts; `null` until a case has cost something. */
  currency: string | null;
}

/** The tables of the ledger, by name. */
export interface LedgerTables {
  cases: CaseTable;
  case_totals: CaseTotalTable;
}
