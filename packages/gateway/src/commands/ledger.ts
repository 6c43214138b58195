import { Option, type Command } from 'commander';
import { ConsultError } from '@consult-kit/protocol';
import { isCalendarDay } from '@consult-kit/protocol/calendar';
import { databasePlace } from '../data-folder.ts';
import { ledgerCsv, ledgerTable, type LedgerOfCampaign } from '../domain/ledger/ledger-csv.ts';
import { ledgerDays, type DayRange } from '../domain/ledger/ledger-days.ts';
import type { LedgerStore } from '../domain/ledger/ledger-store.ts';
import { sqlLedgerStore } from '../store/sql/ledger.ts';
import { readAtOnce } from '../store/sql/read-at-once.ts';
import { collect } from './options.ts';
import { columns, usage, type CommandSession } from './output.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';

interface ReportOptions extends GatewayStorage {
  campaign?: string[];
  from?: string;
  to?: string;
  format: 'csv' | 'table';
}

/** `consult-kit ledger`: what sponsors owe. */
export function addLedgerCommands(program: Command, { terminal }: CommandSession): void {
  const group = program.command('ledger').description('what sponsors owe for the cases of their campaigns');
  const report = group
    .command('report')
    .description('print cases by day and module with their sums, also while a gateway works; nothing of it is changed')
    .option('--campaign <id>', 'only this campaign; repeat for more', collect)
    .option('--from <day>', 'first day, YYYY-MM-DD in the zone of the campaign; people count on the day they entered the line')
    .option('--to <day>', 'last day, included')
    .addOption(new Option('--format <format>', 'csv for a spreadsheet, table for reading').choices(['csv', 'table']).default('csv'));
  addStorageOptions(report).action(async ({ campaign, from, to, format, data, database }: ReportOptions) => {
    const range = { firstDay: dayOf('--from', from), lastDay: dayOf('--to', to) };
    if (range.firstDay && range.lastDay && range.lastDay < range.firstDay) throw usage('--to must be no day before --from.');
    const place = databasePlace({ dataFolder: data, database });
    const report = await readAtOnce(place, (session) => readReport(sqlLedgerStore({ read: (work) => work(session) }), campaign, range));
    terminal.out(format === 'csv' ? ledgerCsv(report) : columns(ledgerTable(report)));
  });
}

async function readReport(ledger: LedgerStore, wanted: readonly string[] | undefined, range: DayRange): Promise<LedgerOfCampaign[]> {
  const known = (await ledger.totals()).map(({ campaign }) => campaign).sort();
  const unknown = wanted?.find((campaign) => !known.includes(campaign));
  if (unknown !== undefined) {
    const there = known.length === 0 ? 'It has none at all yet.' : `It has cases of: ${known.join(', ')}.`;
    throw new ConsultError('CAMPAIGN_UNKNOWN', `The ledger has no case of the campaign "${unknown}". ${there}`);
  }
  const report: LedgerOfCampaign[] = [];
  for (const campaign of wanted ?? known) report.push({ campaign, days: await ledgerDays(ledger, campaign, range) });
  return report;
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDay(text))) return text;
  throw usage(`${option} must be a day of the calendar such as 2022-12-31; it is "${text}".`);
}
