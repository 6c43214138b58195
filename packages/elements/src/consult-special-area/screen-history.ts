import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Screen } from './flow.ts';

/** What we add to the state of a history entry; whatever the host's router keeps there stays. */
interface Entry {
  consultScreen?: Screen;
  /** Entries of ours below this one. */
  consultDepth?: number;
}

const entryNow = (): Entry => (history.state as Entry | null) ?? {};

/**
 * The area's screens as history entries: the back button, a gesture and the header's Back all go one screen back. Until
 * the line is joined; then the entries are taken back, so that one more Back leaves the area.
 */
export class ScreenHistory implements ReactiveController {
  readonly #onScreen: (screen: Screen) => void;
  #unwinding = false;

  /** @param onScreen - Told which screen to show after a step back or forward. */
  constructor(host: ReactiveControllerHost, onScreen: (screen: Screen) => void) {
    this.#onScreen = onScreen;
    host.addController(this);
  }

  /** The screen of the present entry, for example after a reload. */
  get screen(): Screen {
    return entryNow().consultScreen ?? { name: 'home' };
  }

  /** Entries of ours that Back would go through before it leaves the area. */
  get depth(): number {
    return entryNow().consultDepth ?? 0;
  }

  /** Goes on to a screen. */
  push(screen: Screen): void {
    history.pushState({ ...history.state, consultScreen: screen, consultDepth: this.depth + 1 }, '');
    this.#onScreen(screen);
  }

  /** Shows another screen in the present entry. */
  replace(screen: Screen): void {
    history.replaceState({ ...history.state, consultScreen: screen }, '');
    this.#onScreen(screen);
  }

  /** One screen back; `false` if this is the first one. */
  back(): boolean {
    if (this.depth === 0) return false;
    history.back();
    return true;
  }

  /** Takes all our entries back; the screens under them are not shown again. */
  unwind(): void {
    const { depth } = this;
    if (depth === 0) return;
    this.#unwinding = true;
    history.go(-depth);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPop);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPop);
  }

  readonly #onPop = (): void => {
    if (this.#unwinding) this.#unwinding = false;
    else this.#onScreen(this.screen);
  };
}
