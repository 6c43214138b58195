import { css } from 'lit';

/** The plots, their legends with the values of one step, and what chooses it. Nothing moves by itself. */
export const figuresStyles = css`
  /* Regions that speak stand here empty, so distances belong to what is seen. */
  .ranges,
  .notice,
  .look,
  .step,
  #shown {
    margin-block-end: var(--_space-3);
  }
  console-range-form {
    margin-block-end: var(--_space-4);
  }
  .ranges [aria-pressed='true'] {
    border-color: var(--_brand);
    background: var(--_brand-tint);
    color: var(--_on-brand-tint);
  }
  .step .own-time {
    display: block;
  }

  .step {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-4);
  }
  /* Wide enough for any step, so that the slider stays where it is. */
  .step output {
    min-inline-size: calc(var(--_unit) * 300);
    max-inline-size: 100%;
  }
  .step input {
    flex: 1 1 calc(var(--_unit) * 240);
    min-inline-size: 0;
    min-block-size: calc(var(--_unit) * 40);
    accent-color: var(--_brand);
    cursor: pointer;
  }
  .plots {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_unit) * 460)), 1fr));
    gap: var(--_space-4);
  }
  .plots .card {
    min-inline-size: 0;
    container-type: inline-size;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    margin-block: var(--_space-2);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .key {
    inline-size: calc(var(--_unit) * 28);
    block-size: calc(var(--_unit) * 14);
  }
  .plot {
    display: grid;
    grid-template-columns: calc(var(--_unit) * 56) minmax(0, 1fr);
    gap: var(--_space-2);
    cursor: crosshair;
    touch-action: pan-y;
  }
  .plot > svg {
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
  }
  .field svg:not(.at) {
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  svg.at {
    inline-size: 1px;
    block-size: 1px;
    overflow: visible;
  }
  text {
    fill: var(--_text-muted);
    font-size: var(--_meta);
  }
  .line {
    fill: var(--_border);
  }
  .ground {
    fill: var(--_border-strong);
  }
  .bar {
    fill: var(--_brand);
  }
  .curve {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
    stroke: var(--_brand);
  }
  .point {
    fill: var(--_brand);
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .curve.second {
    stroke: var(--_text);
    stroke-dasharray: 6 4;
  }
  .point.second {
    fill: var(--_text);
  }
  /* Beside bars a line needs no dashes to be told apart. */
  .starts .curve.second {
    stroke-dasharray: none;
  }
  .band {
    fill: var(--_sunken);
  }
  .chosen {
    fill: var(--_text-subtle);
  }
  @container (max-width: 480px) {
    .mark.odd text {
      display: none;
    }
  }
  .table {
    max-block-size: 70vh;
  }
  /* Day and hours in two lines before numbers are pushed out of sight. */
  @media (max-width: 640px) {
    .table th[scope='row'] {
      min-inline-size: calc(var(--_unit) * 140);
      white-space: normal;
    }
  }
  .table thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
  }
  @media (forced-colors: active) {
    .ranges [aria-pressed='true'] {
      border-width: calc(var(--_unit) * 3);
    }
    .line,
    .ground,
    .chosen,
    text {
      fill: CanvasText;
    }
    .bar,
    .point.first {
      fill: Highlight;
    }
    .curve.first {
      stroke: Highlight;
    }
    .point.second {
      fill: CanvasText;
    }
    .curve.second {
      stroke: CanvasText;
    }
    .band {
      fill: Canvas;
    }
  }
`;
