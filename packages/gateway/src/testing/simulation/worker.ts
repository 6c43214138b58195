import { parentPort, workerData } from 'node:worker_threads';
import { replacePlatform, type SourceChange } from './platform/hooks.ts';

/** What a worker is started with. */
export interface WorkerOrder {
  readonly fault?: SourceChange | undefined;
}

// Stacks cost more than what they tell is worth, until somebody wants to read the trace.
Error.stackTraceLimit = 0;
replacePlatform((workerData as WorkerOrder).fault);
const { runSeed } = await import('./run-seed.ts');

parentPort?.on('message', (seed: number) => {
  void runSeed(seed).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage('ready');
