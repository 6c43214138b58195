/** Shows one word at a time as the element's state: in `data-state`, and as `:state(word)` where the browser has it. */
export interface CustomState {
  /** @param word - Undefined where there is nothing to tell. */
  show(word: string | undefined): void;
}

/** Takes hold of an element's internals, so once for each element. */
export function customState(element: HTMLElement): CustomState {
  const states = statesOf(element);
  let shown: string | undefined;
  return {
    show(word) {
      if (word === undefined) element.removeAttribute('data-state');
      else element.setAttribute('data-state', word);
      if (shown !== undefined) states?.delete(shown);
      shown = word;
      if (word !== undefined) addTo(states, word);
    },
  };
}

function statesOf(element: HTMLElement): CustomStateSet | undefined {
  return typeof element.attachInternals === 'function' ? element.attachInternals().states : undefined;
}

/** Chromium 90 to 124 takes names that begin with two dashes only, and throws. */
function addTo(states: CustomStateSet | undefined, word: string): void {
  try {
    states?.add(word);
  } catch {
    // `data-state` says the same.
  }
}
