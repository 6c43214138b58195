import { css } from 'lit';

/** What every screen shares: resets, type roles, focus ring, buttons, cards, notices, fields, hidden text. */
export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font: 400 var(--_body) / var(--_body-line) var(--_font);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    overflow-wrap: break-word;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    font: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  .title {
    font-size: var(--_title);
    line-height: var(--_title-line);
    font-weight: 600;
  }
  h3,
  .strong {
    font-weight: 600;
  }
  .display {
    font-size: var(--_display);
    line-height: var(--_display-line);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .meta {
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    font-variant-numeric: tabular-nums;
  }
  .muted {
    color: var(--_text-muted);
  }
  .subtle {
    color: var(--_text-subtle);
  }
  :host([text-size='elder']) .subtle,
  :host([text-size='max']) .subtle {
    color: var(--_text-muted);
  }
  .accent {
    color: var(--_accent);
  }
  svg {
    display: block;
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
  }

  :focus-visible {
    outline: calc(var(--_unit) * 3) solid var(--_focus);
    outline-offset: calc(var(--_unit) * 2);
  }
  [tabindex='-1']:focus {
    outline: none;
  }

  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  a {
    color: var(--_brand);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding: var(--_space-2) var(--_space-5);
    border: calc(var(--_unit) * 1) solid transparent;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_brand);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button.wide {
    display: flex;
    inline-size: 100%;
  }
  .button.main {
    background-color: var(--_brand);
    color: var(--_on-brand);
  }
  .button.main:hover {
    background-color: var(--_brand-hover);
  }
  .button.main:active {
    background-color: var(--_brand-pressed);
  }
  .button.main[aria-disabled='true'] {
    background-color: var(--_sunken);
    color: var(--_text-muted);
    border-color: var(--_border);
    cursor: default;
  }
  .button.outline {
    border-color: var(--_border-strong);
    background-color: var(--_surface);
    color: var(--_text);
  }
  .button.outline:hover {
    background-color: var(--_sunken);
  }
  .button.danger {
    background-color: var(--_danger);
    color: var(--_on-danger);
  }
  .button.outline-danger {
    border-color: var(--_danger);
    background-color: var(--_surface);
    color: var(--_danger);
  }
  .button.text {
    padding-inline: var(--_space-3);
  }
  .button.text:hover {
    text-decoration: underline;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
  }
  .stack.loose {
    gap: var(--_space-4);
  }
  :host([text-size='elder']) .stack,
  :host([text-size='max']) .stack {
    gap: var(--_space-5);
  }

  .card {
    padding: var(--_space-4);
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-card);
    background-color: var(--_surface);
    box-shadow: var(--_shadow-1);
  }
  .notice {
    display: flex;
    gap: var(--_space-3);
    align-items: flex-start;
    padding: var(--_space-3) var(--_space-4);
    border: calc(var(--_unit) * 1) solid transparent;
    border-radius: var(--_radius-control);
    background-color: var(--_info-tint);
    color: var(--_on-info-tint);
  }
  .notice.warning {
    background-color: var(--_warning-tint);
    color: var(--_on-warning-tint);
  }
  .notice.danger {
    background-color: var(--_danger-tint);
    color: var(--_on-danger-tint);
  }
  .notice.success {
    background-color: var(--_success-tint);
    color: var(--_on-success-tint);
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .input {
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: var(--_space-2) var(--_space-3);
    border: calc(var(--_unit) * 1) solid var(--_border-strong);
    border-radius: var(--_radius-control);
    background-color: var(--_surface);
    color: var(--_text);
  }
  textarea.input {
    display: block;
    resize: vertical;
    padding-block: var(--_space-3);
  }
  .input::placeholder {
    color: var(--_text-subtle);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_danger);
  }
  .error > span,
  .notice > span {
    min-inline-size: 0;
  }
  .error {
    display: flex;
    gap: var(--_space-2);
    align-items: flex-start;
    color: var(--_danger);
  }

  .visually-hidden {
    position: absolute !important;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }

  @media (forced-colors: active) {
    .button,
    .notice,
    .card {
      border-color: currentColor;
    }
    .button.main,
    .button.danger {
      border-width: calc(var(--_unit) * 2);
    }
    .button[aria-disabled='true'] {
      color: GrayText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
