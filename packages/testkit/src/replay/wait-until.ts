/** Something with a state that says when it has changed. */
export interface Changing {
  on(name: 'change', listener: () => void): () => void;
}

/** Waits without polling until a state holds. @throws {Error} It does not hold in time; the message says what was waited for. */
export function waitUntil(source: Changing, holds: () => boolean, what: string, timeoutMs: number): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = source.on('change', () => holds() && settle(resolve));
    const timer = setTimeout(() => settle(() => reject(new Error(`waited ${timeoutMs / 1_000} s in vain for ${what}`))), timeoutMs);
    const settle = (then: () => void): void => {
      stop();
      clearTimeout(timer);
      then();
    };
  });
}
