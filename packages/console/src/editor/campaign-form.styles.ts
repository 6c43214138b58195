import { css } from 'lit';

export const campaignFormStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
  }
  details.card {
    padding: 0;
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    min-block-size: calc(var(--_unit) * 48);
    padding: var(--_space-2) var(--_space-4);
    border-radius: var(--_radius-card);
    cursor: pointer;
  }
  summary::before {
    content: '▸' / '';
    color: var(--_text-muted);
  }
  details[open] > summary::before {
    content: '▾' / '';
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .inside {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    padding: 0 var(--_space-4) var(--_space-4);
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_unit) * 220)), 1fr));
    gap: var(--_space-3) var(--_space-4);
    align-items: start;
  }
  .columns.narrow {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_unit) * 120)), 1fr));
  }
  .group {
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-control);
  }
  .group > legend {
    padding-inline: var(--_space-1);
    margin-inline-start: calc(var(--_space-1) * -1);
  }
  [data-path] {
    scroll-margin-block: calc(var(--_unit) * 96);
  }
  .field {
    gap: var(--_space-1);
  }
  .tick {
    flex-wrap: nowrap;
    min-block-size: calc(var(--_unit) * 40);
    inline-size: fit-content;
  }
  input[type='checkbox'] {
    inline-size: calc(var(--_unit) * 20);
    block-size: calc(var(--_unit) * 20);
    flex: none;
  }
  .button.end {
    align-self: flex-end;
  }
  .note {
    display: block;
  }
  .own-time {
    display: block;
  }
  .found.error,
  .count.error {
    color: var(--_danger);
  }
  .found.warning {
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius-control);
    background: var(--_warning-tint);
    color: var(--_on-warning-tint);
  }
  .found {
    display: block;
  }
  .day {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--_space-2) var(--_space-3);
    padding-block: var(--_space-2);
    border-block-end: calc(var(--_unit) * 1) solid var(--_border);
  }
  .day-name,
  .day > .stack > .muted {
    padding-block: calc(var(--_unit) * 9);
  }
  .day-name {
    inline-size: calc(var(--_unit) * 96);
  }
  .entries {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .entry {
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-control);
    scroll-margin-block: calc(var(--_unit) * 96);
  }
  .entry-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .entry-flat {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding: var(--_space-3);
  }
  .entry-flat:not(:has(> .stack > .columns)) > .entry-foot {
    margin-inline-start: auto;
  }
  .entry-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: var(--_space-2);
  }
  .entry-foot > .field {
    flex: 1 1 calc(var(--_unit) * 140);
    max-inline-size: calc(var(--_unit) * 240);
  }
  .entry-actions {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: auto;
  }
  .entry-body {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    padding: var(--_space-2) var(--_space-3) var(--_space-4);
  }
  .day .entry {
    border: 0;
  }
  /* A short entry has its buttons beside it. */
  .entry-flat:not(:has(> .stack > .columns)) {
    flex-flow: row wrap;
    align-items: center;
  }
  .entry-flat > .stack {
    flex: 1 1 calc(var(--_unit) * 200);
    min-inline-size: 0;
  }
  .day > .stack {
    flex-flow: row wrap;
    align-items: flex-end;
    justify-content: space-between;
  }
  .day .entry-flat:not(:has(> .stack > .columns)) {
    align-items: flex-end;
    padding: 0;
  }
  .day .entry-flat > .stack {
    flex: 0 1 auto;
  }
  .day .entry-flat:not(:has(> .stack > .columns)) > .entry-foot {
    margin-inline-start: 0;
  }
  fieldset.stack:not(.group) > legend {
    margin-block-end: var(--_space-2);
  }
  h4 {
    margin: 0;
    font: inherit;
  }
  .fold {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    inline-size: 100%;
    min-block-size: calc(var(--_unit) * 48);
    padding: var(--_space-2) var(--_space-3);
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .fold::before {
    content: '▸' / '';
    color: var(--_text-muted);
  }
  .fold[aria-expanded='true']::before {
    content: '▾' / '';
  }
  .removed {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .missing {
    color: var(--_on-warning-tint);
  }
  .missing::before {
    content: '△ ' / '';
  }
  .full {
    flex-basis: 100%;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-3);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_brand);
    text-align: start;
    text-decoration: underline;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .adder > .field {
    flex-basis: calc(var(--_unit) * 180);
    max-inline-size: calc(var(--_unit) * 360);
  }
  .stretch {
    flex-wrap: nowrap;
    align-items: flex-end;
  }
  .stretch .field {
    inline-size: calc(var(--_unit) * 88);
  }
  .button[aria-pressed='true'] {
    border-color: var(--_brand);
    background: var(--_brand-tint);
    color: var(--_on-brand-tint);
  }
  .button[aria-disabled='true'] {
    color: var(--_text-subtle);
    cursor: default;
  }
  input[readonly],
  textarea[readonly],
  select:disabled {
    background: var(--_sunken);
    color: var(--_text);
    opacity: 1;
  }
`;
