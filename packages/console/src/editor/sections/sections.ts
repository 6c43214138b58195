import type { TemplateResult } from 'lit';
import type { FormView } from '../form/form-view.ts';
import { groupsSection } from './groups.ts';
import { hoursSection } from './hours.ts';
import { sponsorSection } from './money.ts';
import { queueSection, regionSection } from './people.ts';
import { consentSection, namesSection, overridesSection, pauseSection, searchSection, signsSection } from './texts.ts';
import { whenSection } from './when.ts';

/** One part of the form. Its title is the word `section.<id>`. */
export interface Section {
  id: string;
  /** Keys of the file whose values it holds. */
  keys: readonly string[];
  /** Whether it is open at first. */
  isOpen?: boolean;
  render: (view: FormView) => TemplateResult;
}

/** The form from top to bottom. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'when',
    keys: ['timeZone', 'firstDay', 'lastDay', 'opensAtLocal', 'cardClosesAtLocal', 'lineClosesAtLocal'],
    isOpen: true,
    render: whenSection,
  },
  { id: 'hours', keys: ['serviceHours'], isOpen: true, render: hoursSection },
  { id: 'pause', keys: ['paused'], render: pauseSection },
  { id: 'names', keys: ['names', 'languages', 'placements', 'alternatives', 'whileWaiting'], render: namesSection },
  { id: 'groups', keys: ['modules'], render: groupsSection },
  { id: 'signs', keys: ['warningSigns'], render: signsSection },
  { id: 'region', keys: ['region', 'hosts'], render: regionSection },
  { id: 'sponsor', keys: ['sponsor'], render: sponsorSection },
  { id: 'queue', keys: ['queue'], render: queueSection },
  { id: 'search', keys: ['search', 'emergencyPhrases'], render: searchSection },
  { id: 'consent', keys: ['consent'], render: consentSection },
  { id: 'overrides', keys: ['texts'], render: overridesSection },
];
