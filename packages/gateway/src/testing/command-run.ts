import { run } from '../cli.ts';

/** What a run of the command wrote, and its exit code. */
export interface CommandRun {
  code: number;
  out: string;
  err: string;
}

/** Runs the command in this process. */
export async function runCommand(args: readonly string[], input = ''): Promise<CommandRun> {
  const written = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    readInput: () => Promise.resolve(input),
    stopSignal: () => Promise.resolve('SIGTERM'),
    exit: () => {},
  });
  return { code, ...written };
}
