/** The middle one of some numbers; of an even count the mean of the two middle ones. @throws {RangeError} There are none. */
export function median(numbers: readonly number[]): number {
  return (percentile(numbers, 0.5) + percentile(numbers, 0.5, 'lower')) / 2;
}

/**
 * The number below or at which so great a share of all lies.
 * @param share - Above 0, up to 1.
 * @throws {RangeError} There are no numbers.
 */
export function percentile(numbers: readonly number[], share: number, side: 'upper' | 'lower' = 'upper'): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const place = share * sorted.length;
  const index = side === 'upper' ? Math.floor(place) : Math.ceil(place) - 1;
  const found = sorted[Math.min(Math.max(index, 0), sorted.length - 1)];
  if (found === undefined) throw new RangeError('There are no numbers.');
  return found;
}
