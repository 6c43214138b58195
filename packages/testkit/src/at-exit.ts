import { constants } from 'node:os';

/** What is to be undone when this process ends, the oldest first. */
const undoings = new Set<() => void>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Undoes something when this process ends before it was undone in order: by itself, by an exception, or by a signal that nobody else
 * here listens to. `SIGKILL` alone leaves it behind.
 * @param undo - Runs synchronously, after what was done later has been undone.
 * @returns how to forget it, once it is undone.
 */
export function atExit(undo: () => void): () => void {
  if (undoings.size === 0) listen();
  undoings.add(undo);
  return () => {
    undoings.delete(undo);
    if (undoings.size === 0) stopListening();
  };
}

function listen(): void {
  process.on('exit', undoAll);
  // Before everybody else, so that one who listens once is still counted.
  for (const signal of SIGNALS) process.prependListener(signal, endWith);
}

function stopListening(): void {
  process.off('exit', undoAll);
  for (const signal of SIGNALS) process.off(signal, endWith);
}

function undoAll(): void {
  for (const undo of [...undoings].reverse()) {
    try {
      undo();
    } catch (reason) {
      // The others still have to be undone.
      console.error(reason);
    }
  }
}

/** A signal ends a process without telling it of its exit. */
function endWith(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}
