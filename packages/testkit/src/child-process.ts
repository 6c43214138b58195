import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { atExit } from './at-exit.ts';

/** What to start. */
export interface ProcessOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** On top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Passed to the program as its standard input, which then ends. */
  readonly input?: string;
  /** Account and group to run as; this process's own when left out. Only root can choose. */
  readonly uid?: number;
  readonly gid?: number;
}

/** How a process ended: with a code, or by a signal. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that runs beside the test until it is stopped. Its output is kept, to be waited for and to be shown when it fails. */
export class RunningProcess {
  readonly #child: ChildProcess;
  readonly #listeners = new Set<() => void>();
  #output = '';
  /** Settles when the process has ended and all its output has come. */
  readonly ended: Promise<ProcessEnd>;
  #hasEnded = false;

  constructor({ program, args, cwd, env = {}, input, ...account }: ProcessOptions) {
    this.#child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'], ...account });
    this.#child.stdin?.on('error', () => {}); // a program that ends without reading is no failure of ours
    this.#child.stdin?.end(input);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    // The program does not outlive this process.
    const forget = atExit(() => void this.#child.kill('SIGKILL'));
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        forget();
        this.#hasEnded = true;
        this.#take('');
        resolve({ code, signal });
      };
      this.#child.once('close', end);
      this.#child.once('error', (error) => {
        this.#take(`${error.message}\n`);
        end(1, null);
      });
    });
  }

  /** The process's id; `undefined` when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Everything it has written so far, standard output and standard error in the order in which they came. */
  get output(): string {
    return this.#output;
  }

  /**
   * Waits until the output matches.
   * @throws {Error} The process ended without saying it; the message holds its output.
   */
  outputMatching(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.#output);
        if (!match && !this.#hasEnded) return;
        this.#listeners.delete(look);
        if (match) resolve(match);
        else reject(new Error(`the process ended before its output matched ${pattern}:\n${this.#output}`));
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Sends a signal, unless the process has ended. */
  signal(signal: NodeJS.Signals): void {
    if (!this.#hasEnded) this.#child.kill(signal);
  }

  /** Sends a signal and waits for the end. `SIGKILL` leaves the process no chance to tidy up. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> {
    this.signal(signal);
    return this.ended;
  }

  #take(text: string): void {
    this.#output += text;
    for (const look of [...this.#listeners]) look();
  }
}

/** Runs a program to its end. @throws {Error} It failed; the message holds its output. */
export async function runToEnd(options: ProcessOptions): Promise<string> {
  const running = new RunningProcess(options);
  const { code, signal } = await running.ended;
  if (code === 0) return running.output;
  throw new Error(`${options.program} ${options.args.join(' ')} ended with ${signal ?? `code ${code}`}:\n${running.output}`);
}
