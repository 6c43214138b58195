import type { HostBridge, HostHold } from '../boundary.ts';

/** A page that is being reloaded still has its name for a moment; nobody is told of it for this long. */
const TELL_AFTER_MS = 500;
/** Whoever takes a name gets it at once; a browser that says nothing for this long must not keep a person from the chat. */
const TAKE_WITHIN_MS = 3_000;

/** Names among the pages of one origin by the browser's locks, which end with their page however it ends; without locks there is nothing to tell. */
export function webHold(): Pick<HostBridge, 'hold'> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? { hold: (name, tell) => holdLock(locks, name, tell) } : {};
}

function holdLock(locks: LockManager, name: string, tell: (held: boolean) => void): HostHold {
  let over = false;
  /** Lets go of the lock that this page has; undefined while it has none. */
  let letGo: (() => void) | undefined;
  let isTaking = false;
  let waiting = new AbortController();

  function ask(options: LockOptions): void {
    let release: (() => void) | undefined;
    const request = locks.request(name, options, () => {
      if (over) return;
      clearTimeout(timer);
      return new Promise<void>((resolve) => {
        letGo = release = resolve;
        isTaking = false;
        tell(true);
      });
    });
    request.catch((cause: unknown) => {
      if (over) return;
      if (release && release === letGo) {
        letGo = undefined;
        tell(false);
        wait();
        // Pages cannot be told apart here, for example in a frame without storage: then each of them works. Given up by us is no failure.
      } else if ((cause as Error).name !== 'AbortError') {
        isTaking = false;
        clearTimeout(timer);
        tell(true);
      }
    });
  }

  function wait(): void {
    waiting = new AbortController();
    ask({ signal: waiting.signal });
  }

  let timer = setTimeout(() => tell(false), TELL_AFTER_MS);
  wait();
  return {
    take() {
      if (letGo || isTaking || over) return;
      isTaking = true;
      clearTimeout(timer);
      waiting.abort();
      timer = setTimeout(() => {
        isTaking = false;
        tell(true);
      }, TAKE_WITHIN_MS);
      ask({ steal: true });
    },
    release() {
      over = true;
      clearTimeout(timer);
      waiting.abort();
      letGo?.();
    },
  };
}
