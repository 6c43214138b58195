/** What a program of a benchmark does when it is asked to, by name. */
export type Calls = Readonly<Record<string, (params: never) => unknown>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: never;
}

/** Answers what the benchmark asks over Node's message channel. The channel alone does not keep the process alive. */
export function serveCalls(calls: Calls): void {
  process.on('message', (call: Call) => void answer(calls, call));
  process.channel?.unref();
}

async function answer(calls: Calls, { id, method, params }: Call): Promise<void> {
  const run = calls[method];
  try {
    if (!run) throw new Error(`there is no call "${method}"`);
    process.send?.({ id, result: await run(params) });
  } catch (reason) {
    process.send?.({ id, error: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) });
  }
}
