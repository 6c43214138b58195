import { CAMPAIGN_DEFAULTS } from '../limits.ts';

/** What holds where a key of a campaign file is left out, as it would be written. `[]` stands for one entry of a list. */
export const DEFAULTS: Readonly<Record<string, string | number | boolean>> = {
  opensAtLocal: '00:00',
  cardClosesAtLocal: '24:00',
  lineClosesAtLocal: '24:00',
  'modules[].ages.fromYears': 0,
  'modules[].icon': 'person',
  'modules[].enabled': true,
  'modules[].questions[].months': false,
  'modules[].questions[].pregnancyWeeks': false,
  'modules[].questions[].other': false,
  'modules[].questions[].temperature': false,
  'hosts.guests': true,
  'queue.maxChatsPerDoctor': CAMPAIGN_DEFAULTS.chatsPerDoctor,
  'consent.guardianUnderYears': CAMPAIGN_DEFAULTS.guardianUnderYears,
};

/** A value of a campaign file; `undefined` where the file means the same without it: a default written out, an empty list or object. */
export function unlessDefault(value: unknown, pattern: string): unknown {
  if (value === DEFAULTS[pattern]) return undefined;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;
}
