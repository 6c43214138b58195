/**
 * Runs jobs with at most `limit` at a time, started in order.
 * @returns the results in the order of the jobs.
 */
export async function inParallel<Result>(jobs: ReadonlyArray<() => Promise<Result>>, limit: number): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job) results[index] = await job();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, limit) }, worker));
  return results;
}
