import { css } from 'lit';

/** The slider's thumb, whose half stands over at both ends: the picture keeps as much free. */
export const timelineStyles = css`
  .frame {
    container-type: inline-size;
    padding-inline: calc(var(--_unit) * 9);
  }
  .picture svg {
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
  }
  .picture svg svg {
    inline-size: auto;
  }
  .choosable .picture {
    cursor: pointer;
  }
  text {
    fill: var(--_text-muted);
    font-size: var(--_meta);
  }
  .outside {
    fill: var(--_sunken);
  }
  .closed {
    fill: var(--_brand-tint);
  }
  .open {
    fill: var(--_brand);
  }
  .paused {
    fill: var(--_text-subtle);
  }
  .hatch {
    stroke: var(--_surface);
    stroke-width: 3;
  }
  .exception {
    fill: url(#hatch);
  }
  .exception.closed {
    fill: var(--_surface);
    stroke: var(--_brand);
    stroke-width: 1;
  }
  .edge {
    fill: var(--_text);
  }
  .tick rect {
    fill: var(--_border-strong);
  }
  .line.now,
  .mark.now {
    fill: var(--_text);
  }
  .line.chosen,
  .mark.chosen {
    fill: var(--_accent);
  }
  .mark {
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  @container (max-width: 560px) {
    .tick.second text,
    .name.narrow {
      display: none;
    }
  }

  input[type='range'] {
    display: block;
    appearance: none;
    inline-size: calc(100% + var(--_unit) * 18);
    min-block-size: calc(var(--_unit) * 32);
    margin-inline: calc(var(--_unit) * -9);
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    block-size: calc(var(--_unit) * 4);
    border-radius: calc(var(--_unit) * 2);
    background: var(--_border-strong);
  }
  input[type='range']::-moz-range-track {
    block-size: calc(var(--_unit) * 4);
    border-radius: calc(var(--_unit) * 2);
    background: var(--_border-strong);
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: calc(var(--_unit) * 18);
    block-size: calc(var(--_unit) * 18);
    margin-block-start: calc(var(--_unit) * -7);
    background: var(--_accent);
    border-radius: calc(var(--_unit) * 3);
    transform: rotate(45deg) scale(0.78);
  }
  input[type='range']::-moz-range-thumb {
    inline-size: calc(var(--_unit) * 18);
    block-size: calc(var(--_unit) * 18);
    border: 0;
    background: var(--_accent);
    border-radius: calc(var(--_unit) * 3);
    transform: rotate(45deg) scale(0.78);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    margin-block-start: var(--_space-1);
  }
  .legend .now {
    color: var(--_text);
  }
  .legend .chosen {
    color: var(--_accent);
  }
  .legend .other {
    display: inline-block;
    inline-size: calc(var(--_unit) * 14);
    block-size: calc(var(--_unit) * 10);
    border: calc(var(--_unit) * 1) solid var(--_brand);
    background: repeating-linear-gradient(135deg, var(--_brand) 0 3px, var(--_surface) 3px 6px);
  }
  @media (forced-colors: active) {
    .outside,
    .closed {
      fill: Canvas;
      stroke: CanvasText;
    }
    .open {
      fill: Highlight;
    }
    .line,
    .mark,
    .edge,
    .tick rect,
    text {
      fill: CanvasText;
    }
  }
`;
