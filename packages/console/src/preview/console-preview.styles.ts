import { css } from 'lit';

export const previewStyles = css`
  :host {
    container-type: inline-size;
  }
  section,
  .choices,
  .shop {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }
  @container (min-width: 800px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, min-content);
      grid-template-rows: auto auto 1fr;
    }
    .shop {
      grid-area: 1 / 2 / span 3;
    }
  }
  /* A live region without words takes no room, and stays where it is. */
  [role='status']:not(:has(*)) {
    margin-block-end: calc(var(--_space-4) * -1);
  }
  .points {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .points .button[aria-pressed='true'] {
    border-color: var(--_brand);
    background: var(--_brand-tint);
    color: var(--_on-brand-tint);
    box-shadow: inset 0 0 0 calc(var(--_unit) * 1) var(--_brand);
  }
  .points .input {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .looks {
    display: grid;
    align-content: start;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(var(--_unit) * 150)), 1fr));
    gap: var(--_space-3);
  }
  .looks .wide {
    grid-column: 1 / -1;
  }
  .looks .field {
    gap: var(--_space-1);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: calc(var(--_unit) * 40);
  }
  .check input {
    inline-size: calc(var(--_unit) * 20);
    block-size: calc(var(--_unit) * 20);
    flex: none;
    accent-color: var(--_brand);
  }
  .verdict {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(var(--_unit) * 200)), 1fr));
    gap: var(--_space-3) var(--_space-4);
  }
  .verdict dt {
    color: var(--_text-muted);
  }
  .verdict dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .part,
  .own-time {
    display: block;
    font-weight: 400;
  }
  .phone {
    max-inline-size: 100%;
    align-self: flex-start;
    overflow-x: auto;
    border: calc(var(--_unit) * 1) solid var(--_border-strong);
    border-radius: var(--_radius-card);
    background: var(--_canvas);
  }
  iframe {
    display: block;
    border: 0;
  }
`;
