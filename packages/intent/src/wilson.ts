/** Bounds of a share, each in [0, 1]. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Standard deviations around the mean that hold 95 % of a normal distribution. */
const Z_95 = 1.959964;

/**
 * 95 % score interval of a share; sound also for no or all successes, where the plain one has no width.
 * @param hits - 0 … total.
 * @param total - Trials; 0 gives the whole range.
 * @see https://doi.org/10.1080/01621459.1927.10502953 (Wilson, 1927)
 */
export function wilson(hits: number, total: number): Interval {
  if (total === 0) return { from: 0, to: 1 };
  const share = hits / total;
  const square = (Z_95 * Z_95) / total;
  const middle = share + square / 2;
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + square)));
  return { from: hits === 0 ? 0 : bound(middle - reach), to: hits === total ? 1 : bound(middle + reach) };
}
