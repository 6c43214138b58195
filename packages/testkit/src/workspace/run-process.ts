import { spawn } from 'node:child_process';

/** How a child process ended, and what it said. */
export interface ProcessOutcome {
  /** Exit code; 1 when a signal ended it or it did not start. */
  readonly code: number;
  /** Standard output and standard error in the order in which they came. */
  readonly output: string;
}

/** Where and how loudly a child process runs. */
export interface RunOptions {
  readonly cwd: string;
  /** Shows the output while it comes, too. */
  readonly echo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. Never rejects: a program that cannot start has code 1 and the reason as its output. */
export function runProcess(command: string, args: readonly string[], { cwd, echo = false, env = {} }: RunOptions): Promise<ProcessOutcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const collect = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk);
      if (echo) to.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
