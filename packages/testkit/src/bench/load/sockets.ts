/** Connection attempts of one generator that are under way at the same time; two generators stay below the servers' queue of 4,096. */
const CONNECTING_MAX = 1_000;

/** Runs `work` for every item, at most `atOnce` at a time; results stand in the order of the items. */
export async function forEachConnecting<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  atOnce: number = CONNECTING_MAX,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
