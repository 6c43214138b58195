import { css } from 'lit';

/** A region that speaks has to stand there before it does; in a stack it takes no room until then. */
export const quietRegions = css`
  .stack > :is([role='status'], [role='alert']):not(:has(*)) {
    margin-block-start: calc(var(--_space-3) * -1);
  }
  .stack.loose > :is([role='status'], [role='alert']):not(:has(*)) {
    margin-block-start: calc(var(--_space-4) * -1);
  }
`;
