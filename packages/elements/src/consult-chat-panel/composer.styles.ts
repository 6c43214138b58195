import { css } from 'lit';

/** Styles of the composer and of the lines above it. */
export const composerStyles = css`
  .composer {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-block-start: calc(var(--_unit) * 1) solid var(--_border);
  }
  .composer-row {
    display: flex;
    align-items: flex-end;
    gap: var(--_space-2);
  }
  .composer-input {
    flex: 1;
    min-inline-size: 0;
    resize: none;
    overflow-y: hidden;
    overscroll-behavior: contain;
    padding-block: calc((var(--_target) - var(--_body-line)) / 2 - var(--_unit));
  }
  textarea.composer-input {
    resize: none;
  }
  .send {
    flex: none;
  }
  .composer-note.meta {
    text-align: end;
  }
  .over {
    color: var(--_danger);
    font-weight: 600;
  }
  .bar {
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    border-radius: 0;
    border-block-start: calc(var(--_unit) * 1) solid var(--_border);
    padding: var(--_space-1) var(--_space-4);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    min-block-size: calc(var(--_unit) * 40);
  }
  .bar svg {
    inline-size: 1.4em;
    block-size: 1.4em;
  }
  .bar-text {
    flex: 1 1 9em;
    min-inline-size: 0;
    padding-block: var(--_space-1);
  }
  .bar .button {
    flex: none;
    margin-inline-start: auto;
    color: inherit;
    text-decoration: underline;
  }
  .foot > .button.wide {
    inline-size: calc(100% - var(--_space-6));
    margin: var(--_space-2) var(--_space-3);
  }
`;
