import { css } from 'lit';

export const changeListStyles = css`
  .changes {
    padding-inline-start: calc(var(--_unit) * 20);
    list-style: disc;
  }
  .changes li {
    overflow-wrap: anywhere;
  }
  summary {
    min-block-size: calc(var(--_unit) * 32);
    cursor: pointer;
  }
`;
