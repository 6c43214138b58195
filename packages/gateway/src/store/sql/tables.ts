import type { AccountTables } from './account-tables.ts';
import type { CampaignTables } from './campaign-tables.ts';
import type { ConsultationTables } from './consultation-tables.ts';
import type { LedgerTables } from './ledger-tables.ts';

/** Every table of the gateway, by name. Times are integers, milliseconds since 1970; truth values are 0 and 1. */
export type Tables = AccountTables & CampaignTables & ConsultationTables & LedgerTables;
