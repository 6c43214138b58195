import { spawn, type ChildProcess } from 'node:child_process';
import { atExit } from '../at-exit.ts';
import { ROOT } from '../workspace/workspace.ts';

/** A program with whose code one speaks over Node's message channel. */
export interface BenchProcessOptions {
  /** Absolute path of the script. */
  readonly script: string;
  readonly args?: readonly string[];
  /** Arguments of Node itself, before the script. */
  readonly nodeArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
}

/** A server or a load generator of a benchmark, in a process of its own. It ends when this process does. */
export class BenchProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  #calls = 0;
  #hasEnded = false;
  #output = '';

  constructor({ script, args = [], nodeArgs = [], env = {} }: BenchProcessOptions) {
    this.#child = spawn(process.execPath, ['--conditions=@consult-kit/source', ...nodeArgs, script, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    this.#child.on('message', (answer) => this.#answer(answer as Answer));
    const forget = atExit(() => void this.#child.kill('SIGKILL'));
    this.ended = new Promise((resolve) => {
      this.#child.once('close', () => {
        forget();
        this.#hasEnded = true;
        this.#take('');
        for (const { reject } of this.#waiting.values()) reject(new Error(`the process ended before it answered:\n${this.#output}`));
        resolve();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Asks the program to do something; see `serveCalls` and the probe. @throws {Error} What it reported, or that it has ended. */
  call<Result = undefined>(method: string, params?: unknown): Promise<Result> {
    const id = (this.#calls += 1);
    return new Promise<Result>((resolve, reject) => {
      if (this.#hasEnded) {
        reject(new Error(`the process has ended:\n${this.#output}`));
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, method, params });
    });
  }

  /** Waits until the output matches. @throws {Error} The process ended without saying it. */
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

  /** Ends the process and waits for its end; `SIGKILL` leaves it no chance to tidy up. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.#hasEnded) this.#child.kill(signal);
    await this.ended;
  }

  #take(text: string): void {
    this.#output += text;
    for (const look of [...this.#listeners]) look();
  }

  #answer({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error));
  }
}
