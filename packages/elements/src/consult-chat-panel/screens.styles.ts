import { css } from 'lit';

/** Styles of the header's middle, the place in line, the end, the rating and the sheets. */
export const screenStyles = css`
  .panel:not(.wide) .header-title {
    order: 9;
    flex-basis: 100%;
    padding: 0 var(--_space-2) var(--_space-1);
  }
  @media (max-width: 359px) {
    /* The row of controls is a grid there; a name must not widen its columns. */
    .panel:not(.wide) .header-title {
      inline-size: 0;
      min-inline-size: 100%;
    }
  }
  .panel:not(.wide) .header-control:first-child,
  .panel:not(.wide) .header-space + .header-control {
    margin-inline-end: auto;
  }
  .chat-title {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .doctor {
    flex: 1;
    min-inline-size: 0;
  }
  .doctor-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
  }
  .doctor-name {
    font-size: var(--_body);
    line-height: var(--_body-line);
  }
  .doctor-rank {
    font-weight: 400;
  }
  .presence {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .presence.online {
    color: var(--_on-success-tint);
  }
  .presence::before {
    content: '';
    display: inline-block;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.35em;
    border: calc(var(--_unit) * 2) solid currentColor;
    border-radius: 50%;
  }
  .presence.online::before {
    background-color: currentColor;
  }
  /* Large text leaves the header to the name; the rest stands under the doctor's details. */
  :host([text-size='elder']) .panel:not(.wide) .chat-title > .avatar,
  :host([text-size='elder']) .panel:not(.wide) .doctor-rank,
  :host([text-size='max']) .panel:not(.wide) .chat-title > .avatar,
  :host([text-size='max']) .panel:not(.wide) .doctor-rank {
    display: none;
  }
  :host([text-size='elder']) .chat-title .header-control,
  :host([text-size='max']) .chat-title .header-control {
    flex-direction: row;
    gap: var(--_space-1);
  }
  :host([text-size='elder']) .panel:not(.wide) .header-control,
  :host([text-size='max']) .panel:not(.wide) .header-control {
    padding-inline: 0;
  }
  .closed-note {
    padding: var(--_space-1) var(--_space-4);
    background-color: var(--_info-tint);
    color: var(--_on-info-tint);
    text-align: center;
  }

  .screen {
    flex: 1 1 0;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--_space-5) var(--_space-4) var(--_space-6);
  }
  .screen > * {
    flex: none;
  }
  .screen h2:focus-visible,
  .strip h2:focus-visible,
  .overlay h2:focus-visible,
  .doctor-name:focus-visible {
    outline: none;
  }
  .center {
    text-align: center;
  }
  .plain {
    white-space: pre-line;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-3);
  }
  .actions .button {
    flex: 1 1 calc(var(--_px) * 140);
    padding-inline: var(--_space-3);
  }
  .actions.stacked .button {
    flex-basis: 100%;
  }
  .advice h4 {
    margin: 0;
  }
  :host([text-size='elder']) .actions,
  :host([text-size='max']) .actions {
    flex-direction: column;
  }
  :host([text-size='elder']) .actions .button,
  :host([text-size='max']) .actions .button {
    flex: none;
  }
  .place {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-2);
    padding-block: var(--_space-5);
  }
  .number {
    color: var(--_brand);
    font-size: calc(var(--_display) * 1.6);
    line-height: 1.1;
  }
  .meanwhile summary {
    min-block-size: var(--_target);
    display: list-item;
    padding-block: calc((var(--_target) - var(--_body-line)) / 2);
    margin-block: calc(var(--_space-4) * -1);
    font-weight: 600;
    cursor: pointer;
  }
  .meanwhile[open] summary {
    margin-block-end: 0;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-inline: var(--_space-4) var(--_space-1);
    border-block-end: calc(var(--_unit) * 1) solid var(--_border);
    background-color: var(--_brand-tint);
    color: var(--_on-brand-tint);
  }
  .strip-text {
    flex: 1;
    min-inline-size: 0;
    padding-block: var(--_space-2);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
  }
  .strip-place {
    font-weight: 400;
  }
  .strip .button {
    color: inherit;
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    max-inline-size: 50%;
  }

  .scores {
    display: flex;
    gap: var(--_space-2);
  }
  .score {
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: calc(var(--_unit) * 60);
    flex-direction: column;
    gap: 0;
    padding: var(--_space-1);
  }
  .score[aria-pressed='true'] {
    border: calc(var(--_unit) * 2) solid var(--_brand);
    background-color: var(--_brand-tint);
    color: var(--_on-brand-tint);
  }
  :host([text-size='elder']) .scores,
  :host([text-size='max']) .scores {
    flex-direction: column;
  }
  :host([text-size='elder']) .score,
  :host([text-size='max']) .score {
    flex: none;
  }
  .rating .actions .button {
    min-block-size: calc(var(--_unit) * 60);
  }
  .rating-thanks {
    flex-wrap: wrap;
    align-items: center;
  }
  .rating-thanks span {
    flex: 1;
  }
  .rating-thanks .button {
    color: inherit;
    text-decoration: underline;
  }
  .remove {
    align-self: center;
  }
  .menu {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .facts dt {
    margin-block-end: 0;
  }
`;
