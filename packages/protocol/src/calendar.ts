export { hasServiceHours, resolveInstants, SCHEDULE_AHEAD_DAYS } from './calendar/schedule.ts';
export { checkCampaignFile } from './calendar/check.ts';
export { finding, FINDINGS } from './calendar/findings.ts';
export type { FindingCode, FindingValues } from './calendar/findings.ts';
export { addDays, dayOf, isCalendarDay, isTimeZone, offsetAt, readTimeMs, wallTimeAt, wallTimeKind, wallTimeMs } from './calendar/zone.ts';
export type { WallTimeKind } from './calendar/zone.ts';
