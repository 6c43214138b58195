import type { Fault } from './fault.ts';

const STATEMENTS = 'gateway/src/store/sql/ledger-statements.ts';

/** Mistakes in the sponsor's ledger: what is reserved, settled and released, and the cap. */
export const LEDGER_FAULTS: readonly Fault[] = [
  {
    name: 'cap-in-cases-is-off-by-one',
    soon: true,
    file: STATEMENTS,
    find: 'case_totals.reserved + case_totals.settled < ${slots.cases_max}',
    replace: 'case_totals.reserved + case_totals.settled <= ${slots.cases_max}',
    breaks: 'sponsor’s cap held',
  },
  {
    name: 'cap-forgets-what-was-settled',
    file: STATEMENTS,
    find: 'case_totals.reserved + case_totals.settled < ${slots.cases_max}',
    replace: 'case_totals.reserved < ${slots.cases_max}',
    breaks: 'sponsor’s cap held',
  },
  {
    name: 'cap-in-money-forgets-the-next-case',
    file: STATEMENTS,
    find: 'case_totals.settled_minor + excluded.reserved_minor <= ${slots.amount_max}',
    replace: 'case_totals.settled_minor <= ${slots.amount_max}',
    breaks: 'sponsor’s cap held',
  },
  {
    name: 'refused-starts-go-on',
    file: 'gateway/src/domain/ledger/reserve-case.ts',
    find: "if (outcome === 'over-cap') {",
    replace: "if (outcome === 'over-cap' && cost === null) {",
    breaks: 'ledger equals logs',
  },
  {
    name: 'cases-are-reserved-without-totals',
    soon: true,
    file: STATEMENTS,
    find: 'sql<number>`case_totals.reserved + 1`',
    replace: 'sql<number>`case_totals.reserved`',
    breaks: 'ledger equals logs',
  },
  {
    name: 'money-is-reserved-without-totals',
    file: STATEMENTS,
    find: 'sql<number>`case_totals.reserved_minor + excluded.reserved_minor`',
    replace: 'sql<number>`case_totals.reserved_minor`',
    breaks: 'ledger equals logs',
  },
  {
    name: 'starts-reserve-nothing',
    soon: true,
    file: 'gateway/src/domain/consultations/consultations.ts',
    find: '          await reserveCase(transaction, campaign, { ...line, number, atMs }, logger);\n',
    replace: '',
    breaks: 'ledger equals logs',
  },
  {
    name: 'ends-close-no-case',
    soon: true,
    file: 'gateway/src/domain/consultations/consultations.ts',
    find: '    await closeCaseAtEnd(transaction, before, folded.record);\n',
    replace: '',
    breaks: 'ledger equals logs',
  },
  {
    name: 'ends-of-the-service-close-no-case',
    file: 'gateway/src/domain/queue/upkeep.ts',
    find: '        await closeCaseAtEnd(transaction, before, folded.record);\n',
    replace: '',
    breaks: 'ledger equals logs',
  },
  {
    name: 'cases-are-released-twice',
    soon: true,
    file: STATEMENTS,
    find: '  if (!ended) return;\n',
    replace:
      "  if (!ended) return;\n  if (end === 'released') await session.run(releaseInTotals, { campaign, amount: ended.amount_minor });\n",
    breaks: 'ledger equals logs',
  },
  {
    name: 'sponsors-pay-whoever-ends',
    file: 'gateway/src/domain/ledger/close-case.ts',
    find: "view.endedBy === 'doctor' ? 'settled' : 'released'",
    replace: "view.state === 'ended' ? 'settled' : 'released'",
    breaks: 'ledger equals logs',
  },
  {
    name: 'settled-cases-stay-reserved-in-money',
    file: STATEMENTS,
    find: '      reserved_minor: sql<number>`reserved_minor - ${slots.amount}`,\n      settled:',
    replace: '      settled:',
    breaks: 'ledger equals logs',
  },
  {
    name: 'accepts-of-returned-cases-count-again',
    file: STATEMENTS,
    find: "    .where('accepted_at', 'is', null),",
    replace: '    .where((where) => where.lit(true)),',
    breaks: 'ledger equals logs',
  },
  {
    name: 'caps-are-never-looked-at',
    file: 'gateway/src/domain/ledger/caps.ts',
    find: '    this.#isStale = true;\n',
    replace: '',
    breaks: 'everything arrives in the end',
  },
];
