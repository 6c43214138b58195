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
    content: '▸';
    color: var(--_text-muted);
  }
  details[open] > summary::before {
    content: '▾';
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
  .closed {
    padding-block: calc(var(--_unit) * 9);
  }
  .day-name {
    inline-size: calc(var(--_unit) * 96);
  }
  .stretch {
    align-items: flex-end;
  }
  .stretch .field {
    inline-size: calc(var(--_unit) * 104);
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
