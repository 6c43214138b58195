import { css } from 'lit';

/** A `<dialog>` over the page. */
export const dialogStyles = css`
  dialog {
    inline-size: min(calc(100% - var(--_space-5)), calc(var(--_unit) * 560));
    max-block-size: calc(100% - var(--_space-5));
    padding: var(--_space-5);
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-2);
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
`;
