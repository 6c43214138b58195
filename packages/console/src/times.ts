import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignPage } from '@consult-kit/protocol';
import { isTimeZone } from '@consult-kit/protocol/calendar';
import { localeOf } from './language.ts';
import { zoneLabel } from './zone-names.ts';

/** An instant as wall time in a zone with its day, `31 Dec 2022, 08:00`. */
export function zonedText(at: string | number, timeZone: string, lang: string): string {
  return new Intl.DateTimeFormat(localeOf(lang), {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}

/** An instant as wall time with the zone beside it, `31 Dec 2022, 08:00 Shanghai UTC+08:00`. */
export function namedTime(at: string | number, timeZone: string, lang: string): string {
  return `${zonedText(at, timeZone, lang)} ${zoneLabel(timeZone, new Date(at).getTime(), lang)}`;
}

/** The reader's own wall time, in grey, where it differs from the zone's. */
export function ownTime(at: string | number, timeZone: string, words: Localize): TemplateResult | typeof nothing {
  const here = zonedText(at, ownZone(), words.lang());
  if (here === zonedText(at, timeZone, words.lang())) return nothing;
  return html`<span class="meta muted own-time">${words.text('zone.yours', { time: here })}</span>`;
}

/** The zone of this device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone of a campaign: that of what is published, else of its draft; this device's where neither has one. */
export function zoneOf({ published, draft }: Pick<CampaignPage, 'published' | 'draft'>): string {
  const zones = [published?.file['timeZone'], draft?.file['timeZone']];
  return zones.find((zone): zone is string => typeof zone === 'string' && isTimeZone(zone)) ?? ownZone();
}
