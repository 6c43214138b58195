import type { CampaignText } from '@consult-kit/protocol';
import { GROUP_TEMPLATES, SHARED_SIGNS } from '../editor/sections/group-templates.ts';
import { entriesOf, groupOf } from '../editor/sections/new-group.ts';

const RETENTION_DAYS = 90;

/**
 * A campaign to fill in: the usual groups with their questions and warning signs. What only the integrator knows is left out (dates, names,
 * sponsor, region, host pages, consent), and the checks lead to it.
 * @param language - The source language.
 */
export function emptyCampaign(language: string, timeZone: string): CampaignText {
  const languages = language === 'en' ? ['en', 'zh-Hans'] : ['zh-Hans', 'en'];
  return {
    placements: ['search'],
    languages,
    names: {},
    sponsor: { names: {}, covers: {} },
    timeZone,
    region: {},
    warningSigns: entriesOf(SHARED_SIGNS, languages),
    modules: GROUP_TEMPLATES.map((template) => groupOf(template, languages)),
    hosts: { origins: [] },
    consent: { version: '1', texts: {}, retentionDays: RETENTION_DAYS, contact: {} },
  };
}
