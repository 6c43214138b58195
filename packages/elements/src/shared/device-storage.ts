/*
 * Small texts on this device. Private windows and frames with blocked storage throw on every access; then nothing is
 * kept, and everything else goes on working.
 */

/** Which store: `local` outlives the tab, `session` does not. */
export type StoreKind = 'local' | 'session';

function storeOf(kind: StoreKind): Storage | undefined {
  try {
    return kind === 'local' ? window.localStorage : window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** Reads a text; keys begin with `consult:`. */
export function readStored(key: string, kind: StoreKind = 'local'): string | undefined {
  try {
    return storeOf(kind)?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or removes it when it is `undefined`. */
export function writeStored(key: string, value: string | undefined, kind: StoreKind = 'local'): void {
  try {
    if (value === undefined) storeOf(kind)?.removeItem(key);
    else storeOf(kind)?.setItem(key, value);
  } catch {
    // Full or blocked: the choice holds for this page only.
  }
}
