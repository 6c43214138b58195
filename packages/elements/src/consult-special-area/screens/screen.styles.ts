import { css } from 'lit';
import { emergencyCardStyles } from '../../shared/emergency-card.ts';
import { headerStyles } from '../../shared/header.ts';
import { overlayStyles } from '../../shared/overlay.ts';

const screens = css`
  .area {
    display: flex;
    flex-direction: column;
    flex: 1;
    background-color: var(--_canvas);
  }
  main {
    flex: 1;
    display: flex;
    flex-direction: column;
  }
  /* The chat panel lays itself out; around it the landmark has no box of its own. */
  main.chat {
    display: contents;
  }
  main :focus-visible {
    scroll-margin-block: calc(var(--_header) + var(--_space-2)) calc(var(--_target) + var(--_space-6));
  }
  .strong-title {
    font-size: var(--_body);
    line-height: var(--_body-line);
  }
  .lines {
    white-space: pre-line;
  }

  .home {
    inline-size: 100%;
    max-inline-size: calc(var(--_unit) * 560);
    margin-inline: auto;
    padding: var(--_space-4);
  }
  .screen {
    flex: 1;
    padding-block-end: 0;
  }
  p.screen {
    padding-block: var(--_space-6);
    text-align: center;
  }

  .bar {
    margin-block-start: auto;
    padding-block: var(--_space-3) calc(var(--_space-4) + env(safe-area-inset-bottom, 0px));
  }
  .bar.sticky {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    margin: var(--_space-2) calc(var(--_space-4) * -1) 0;
    padding: var(--_space-1) var(--_space-4) calc(var(--_space-2) + env(safe-area-inset-bottom, 0px));
    background-color: var(--_canvas);
    box-shadow: 0 calc(var(--_unit) * -1) 0 var(--_border);
  }
  .bar .meta {
    justify-content: center;
    padding-block-end: var(--_space-1);
    text-align: center;
  }

  .home {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding-block-start: 0;
  }
  .main-column {
    padding-block-start: var(--_space-1);
  }
  .hero {
    margin-inline: calc(var(--_space-4) * -1);
    padding: var(--_space-2) var(--_space-4);
    background-color: var(--_brand-tint);
    color: var(--_text);
  }
  .state-line {
    color: var(--_on-brand-tint);
    font-weight: 600;
  }
  .danger-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: calc(var(--_unit) * 2) calc(var(--_unit) * 2) calc(var(--_unit) * 2) var(--_space-3);
    border: calc(var(--_unit) * 1) solid transparent;
    border-radius: var(--_radius-control);
    background-color: var(--_danger-tint);
    color: var(--_on-danger-tint);
  }
  .danger-strip svg {
    inline-size: 1.2em;
    block-size: 1.2em;
  }
  .danger-strip p {
    flex: 1 1 calc(var(--_px) * 130);
  }
  .danger-strip .button {
    flex: 0 1 auto;
    padding-inline: var(--_space-3);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-4);
  }
  .steps li {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
  }
  .steps b {
    display: grid;
    place-items: center;
    inline-size: 1.4em;
    block-size: 1.4em;
    border-radius: var(--_radius-pill);
    background-color: var(--_brand-tint);
    color: var(--_on-brand-tint);
    font-size: var(--_meta);
    line-height: 1;
  }
  .know {
    padding-block: var(--_space-2) var(--_space-6);
  }
  .privacy {
    margin-inline-start: calc(var(--_space-3) * -1);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
  }
  .privacy svg {
    inline-size: 1.2em;
    block-size: 1.2em;
  }
  .elder-offer {
    flex-direction: column;
    align-items: stretch;
    margin-block-start: var(--_space-3);
  }

  .signs {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding-inline-start: var(--_space-6);
  }
  .signs li {
    list-style: disc;
    padding-inline-start: var(--_space-1);
    margin-inline-start: var(--_space-3);
  }
  .signs li::marker {
    color: var(--_danger);
  }
  .facts li {
    display: flex;
    gap: var(--_space-3);
  }
  .facts span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .facts svg {
    color: var(--_brand);
  }
  .full-text summary {
    display: inline-flex;
    margin-inline-start: calc(var(--_space-3) * -1);
  }
  .full-text > div {
    padding-block-start: var(--_space-2);
  }

  .choices,
  .pair,
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .choices > * {
    flex: 1 1 calc(var(--_px) * 130);
  }
  :host([text-size='elder']) .choices > *,
  :host([text-size='elder']) .pair > *,
  :host([text-size='max']) .choices > *,
  :host([text-size='max']) .pair > * {
    flex: none;
  }
  :host([text-size='elder']) .pair,
  :host([text-size='max']) .pair {
    gap: var(--_space-4);
  }
  .pair > * {
    flex: 1 1 calc(var(--_px) * 120);
    justify-content: flex-end;
  }
  .options,
  :host([text-size='elder']) .choices,
  :host([text-size='elder']) .pair,
  :host([text-size='max']) .choices,
  :host([text-size='max']) .pair {
    flex-direction: column;
  }
  legend {
    padding-block-end: var(--_space-2);
  }
  .option {
    position: relative;
    display: block;
    cursor: pointer;
  }
  .option input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: inherit;
  }
  .option .face {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    block-size: 100%;
    min-block-size: var(--_target);
    padding: var(--_space-2) var(--_space-4);
    border: calc(var(--_unit) * 1) solid var(--_border-strong);
    border-radius: var(--_radius-control);
    background-color: var(--_surface);
  }
  .option:hover .face {
    background-color: var(--_sunken);
  }
  .option input:checked + .face {
    border-color: var(--_brand);
    background-color: var(--_brand-tint);
    color: var(--_on-brand-tint);
    box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_brand);
  }
  .option:not(.check) .face::before {
    content: '';
    flex: none;
    inline-size: 1.2em;
    block-size: 1.2em;
    border: calc(var(--_unit) * 2) solid var(--_border-strong);
    border-radius: var(--_radius-pill);
    background-color: var(--_surface);
  }
  .option:not(.check) input:checked + .face::before {
    border-width: 0.35em;
    border-color: var(--_brand);
  }
  .box {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.4em;
    block-size: 1.4em;
    border: calc(var(--_unit) * 2) solid var(--_border-strong);
    border-radius: calc(var(--_unit) * 6);
    background-color: var(--_surface);
    color: transparent;
  }
  .box svg {
    inline-size: 100%;
    block-size: 100%;
    stroke-width: 3;
  }
  input:checked + .face .box {
    border-color: var(--_brand);
    background-color: var(--_brand);
    color: var(--_on-brand);
  }
  input[aria-invalid='true'] + .face {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_danger);
  }
  .option input:focus-visible + .face {
    outline: calc(var(--_unit) * 3) solid var(--_focus);
    outline-offset: calc(var(--_unit) * 2);
  }
  .input.short {
    max-inline-size: calc(var(--_px) * 200);
  }

  @media (min-width: 600px) {
    .screen {
      flex: none;
      padding-block: var(--_space-6);
    }
    .bar {
      margin-block-start: 0;
    }
    .bar.sticky {
      margin-inline: 0;
      padding-inline: 0;
      box-shadow: none;
    }
    .home {
      gap: var(--_space-4);
      padding-block-start: var(--_space-4);
    }
    .hero {
      margin: 0;
      padding: var(--_space-5);
      border-radius: var(--_radius-card);
    }
  }
  @media (min-width: 900px) {
    .home {
      display: grid;
      grid-template-columns: 1fr 1fr;
      grid-template-rows: auto auto 1fr;
      gap: var(--_space-5) var(--_space-6);
      max-inline-size: calc(var(--_unit) * 720);
      padding: var(--_space-6) 0;
    }
    .main-column {
      grid-column: 2;
      grid-row: 1 / span 3;
    }
    .bar.sticky {
      position: static;
      margin-block-start: var(--_space-4);
    }
    .steps {
      flex-direction: column;
    }
  }
  @media (max-height: 420px) {
    .bar.sticky {
      position: static;
    }
  }
  /* The smallest phones: all four groups and the button fit one screen even in a wide font. */
  @media (max-width: 339px) and (max-height: 600px) {
    :host(:not([text-size='elder']):not([text-size='max']):not([text-size='large'])) .area:not([lang|='zh']) .lead {
      display: none;
    }
    .danger-strip > svg {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .hero,
    .danger-strip,
    .steps b {
      border: calc(var(--_unit) * 1) solid currentColor;
    }
    .option input:checked + .face {
      border: calc(var(--_unit) * 3) solid Highlight;
    }
    .option:not(.check) input:checked + .face::before,
    input:checked + .face .box {
      forced-color-adjust: none;
      border-color: Highlight;
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;

/** Every screen up to the line. */
export const screenStyles = [headerStyles, overlayStyles, emergencyCardStyles, screens];
