import { css } from 'lit';

/** Tables of numbers, which scroll sideways in a frame of their own where the screen is narrow. */
export const tableStyles = css`
  .scroll {
    overflow: auto;
    max-inline-size: 100%;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: var(--_space-2);
    text-align: start;
  }
  th,
  td {
    padding: var(--_space-2) var(--_space-3);
    border-block-end: calc(var(--_unit) * 1) solid var(--_border);
    text-align: end;
    vertical-align: top;
    white-space: nowrap;
    font-weight: 400;
  }
  thead th {
    color: var(--_text-muted);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
    vertical-align: bottom;
    white-space: normal;
  }
  th:first-child,
  th[scope='row'],
  .name {
    text-align: start;
  }
  th:not(.number) {
    text-align: start;
  }
  /* Wide enough for a word, where every character may end a line. */
  th.number {
    min-inline-size: calc(var(--_unit) * 88);
  }
  tfoot th,
  tfoot td {
    border-block-end: 0;
    font-weight: 600;
  }
`;
