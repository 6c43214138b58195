export { CAMPAIGN_JSON_SCHEMA } from './calendar/campaign-json-schema.ts';
export { campaignChanges, placeLabel } from './calendar/changes.ts';
export type { CampaignChange } from './calendar/changes.ts';
export { stretchesInWords } from './calendar/change-hours.ts';
export { checkCampaignFile } from './calendar/check.ts';
export { consentFindings } from './calendar/consent.ts';
export { TEXT_KEYS } from './calendar/text-keys.ts';
export { closesNow } from './calendar/closing.ts';
export { finding, FINDINGS } from './calendar/findings.ts';
export type { FindingCode, FindingValues } from './calendar/findings.ts';
export { privateKeyFindings } from './calendar/host-keys.ts';
export { overlapFindings } from './calendar/overlaps.ts';
export { currencyDigits, decimalAmount } from './calendar/money.ts';
export { hasServiceHours, openOn, resolveInstants, SCHEDULE_AHEAD_DAYS, stretchesOn } from './calendar/schedule.ts';
export type { ServiceOnDay } from './calendar/schedule.ts';
export { dayInWords } from './calendar/words.ts';
export type { BothLanguages } from './calendar/words.ts';
export {
  addDays,
  cityOf,
  clockChanges,
  dayOf,
  endOfDayMs,
  isCalendarDay,
  isTimeZone,
  offsetAt,
  readTimeMs,
  readWallTime,
  startOfDayMs,
  wallTimeAt,
  wallTimeKind,
  wallTimeMs,
} from './calendar/zone.ts';
export type { WallTimeKind, WallTimeReading } from './calendar/zone.ts';
