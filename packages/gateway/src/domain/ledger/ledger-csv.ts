import { decimalAmount } from '@consult-kit/protocol/calendar';
import { csvText } from './csv.ts';
import { sumOfDays, type LedgerCounts, type LedgerDay } from './ledger-days.ts';

/** A campaign's part of a report. */
export interface LedgerOfCampaign {
  readonly campaign: string;
  readonly days: readonly LedgerDay[];
}

/** Names of the columns. Counts and `settled_minor` are whole numbers; `settled_amount` is the same amount as a decimal number. */
const COLUMNS = [
  'campaign',
  'day',
  'module',
  'entered',
  'reserved',
  'released',
  'settled',
  'settled_minor',
  'settled_amount',
  'currency',
  'payer',
] as const;
/** In the column of days, in the row behind a campaign's days. */
const TOTAL = 'total';

/** A report as CSV: for each campaign a row for each day and module, then a row with their sum. */
export function ledgerCsv(campaigns: readonly LedgerOfCampaign[]): string {
  return csvText([COLUMNS, ...campaigns.flatMap(rowsOf)]);
}

/** The same rows without the columns of minor units and payers, for reading. */
export function ledgerTable(campaigns: readonly LedgerOfCampaign[]): string[][] {
  const shown = COLUMNS.map((name, index) => ({ name, index })).filter(({ name }) => name !== 'settled_minor' && name !== 'payer');
  return [COLUMNS, ...campaigns.flatMap(rowsOf)].map((row) => shown.map(({ index }) => String(row[index] ?? '')));
}

type Row = readonly (string | number)[];

function rowsOf({ campaign, days }: LedgerOfCampaign): Row[] {
  const currencies = [...new Set(days.flatMap(({ currency }) => currency ?? []))];
  const payers = [...new Set(days.flatMap((day) => day.payers))];
  const rows = days.map((day) => rowOf([campaign, day.day, day.module], day, day.currency ?? '', day.payers));
  // One currency by the rule of the ledger; cases without a price have none.
  return [...rows, rowOf([campaign, TOTAL, ''], sumOfDays(days), currencies[0] ?? '', payers)];
}

function rowOf(names: Row, counts: LedgerCounts, currency: string, payers: readonly string[]): Row {
  const { entered, reserved, released, settled, settledMinor } = counts;
  const amount = currency === '' ? '' : decimalAmount(settledMinor, currency);
  return [...names, entered, reserved, released, settled, settledMinor, amount, currency, payers.join('; ')];
}
