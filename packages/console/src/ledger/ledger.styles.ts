import { css } from 'lit';

/** The sponsor's ledger: cards below each other, the cap's bars, the filter of days. */
export const ledgerStyles = css`
  /* Regions that speak stand here empty, so distances belong to what is seen. */
  .card,
  [role='alert'] > .notice {
    margin-block-end: var(--_space-4);
  }
  .bound {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
  }
  .bar {
    inline-size: 100%;
    block-size: calc(var(--_unit) * 14);
    border-radius: calc(var(--_unit) * 4);
  }
  .left {
    fill: var(--_sunken);
    stroke: var(--_border-strong);
    stroke-width: 2;
  }
  .settled,
  .open-line {
    fill: var(--_brand);
  }
  .open-ground {
    fill: var(--_surface);
  }
  .open-line {
    stroke: var(--_brand);
    stroke-width: 3;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(var(--_unit) * 152), auto));
    gap: var(--_space-3) var(--_space-4);
  }
  dl div {
    display: flex;
    flex-direction: column;
  }
  dd {
    font-size: var(--_title);
    line-height: var(--_title-line);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .days {
    align-items: flex-end;
  }
  .days .input {
    inline-size: auto;
  }
  .own-time {
    display: block;
  }
  tr.same th {
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .left,
    .open-ground {
      fill: Canvas;
      stroke: CanvasText;
    }
    .settled {
      fill: Highlight;
    }
    .open-line {
      stroke: Highlight;
    }
  }
`;
