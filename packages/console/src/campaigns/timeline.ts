import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { ConsoleCampaign } from '@consult-kit/protocol';
import { namedTime } from '../times.ts';

const WIDTH = 1_000;
const MINUTE_MS = 60_000;
/** Room before the first and after the last day, as a part of the campaign's length. */
const MARGIN = 0.12;

/** A bar from start to end with this moment and the chosen one. The same is said in words for those who can't see it. */
export function timeline(campaign: ConsoleCampaign, nowMs: number, words: Localize): TemplateResult {
  const { schedule, timeZone } = campaign.document;
  const startMs = Date.parse(schedule.startsAt);
  const endMs = Math.max(Date.parse(schedule.cardClosesAt), Date.parse(schedule.lineClosesAt));
  const margin = (endMs - startMs) * MARGIN;
  const place = (atMs: number): number =>
    Math.round((Math.min(Math.max(atMs, startMs - margin), endMs + margin) - startMs + margin) * (WIDTH / (endMs - startMs + 2 * margin)));
  const chosenMs = Date.parse(campaign.at);
  const isChosen = Math.abs(chosenMs - nowMs) >= MINUTE_MS;
  const text = (atMs: number): string => namedTime(atMs, timeZone, words.lang());
  const label = words.text('timeline', { first: text(startMs), last: text(endMs - MINUTE_MS), now: text(nowMs) });
  return html`<svg class="timeline" role="img" aria-label=${label} viewBox="0 0 ${WIDTH} 44" preserveAspectRatio="none">
      ${svg`<rect class="whole" x="0" y="18" width=${WIDTH} height="8" rx="4" />
        <rect class="open" x=${place(startMs)} y="14" width=${place(endMs) - place(startMs)} height="16" rx="4" />
        <path class="now" d=${`M${place(nowMs)} 4v36`} />
        ${isChosen ? svg`<path class="chosen" d=${`M${place(chosenMs)} 4v36`} />` : nothing}`}
    </svg>
    <p class="row meta muted">
      <span>${text(startMs)}</span><span class="grow"></span
      ><span><span class="key now"></span>${words.text('timeline.now')}</span>
      ${isChosen ? html`<span><span class="key chosen"></span>${words.text('timeline.chosen')}</span>` : nothing}<span class="grow"></span
      ><span>${text(endMs - MINUTE_MS)}</span>
    </p>`;
}

export const timelineStyles = css`
  svg.timeline {
    inline-size: 100%;
    block-size: calc(var(--_unit) * 44);
  }
  .timeline .whole {
    fill: var(--_sunken);
  }
  .timeline .open {
    fill: var(--_brand);
  }
  .timeline path {
    stroke-width: 3;
    vector-effect: non-scaling-stroke;
  }
  .timeline .now {
    stroke: var(--_text);
  }
  .timeline .chosen {
    stroke: var(--_accent);
    stroke-dasharray: 4 3;
  }
  .key {
    display: inline-block;
    inline-size: calc(var(--_unit) * 14);
    margin-inline-end: var(--_space-1);
    border-block-start: calc(var(--_unit) * 3) solid var(--_text);
    vertical-align: middle;
  }
  .key.chosen {
    border-block-start: calc(var(--_unit) * 3) dashed var(--_accent);
  }
`;
