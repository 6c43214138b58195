/** What to do with a key or an edit in the composer. */
export type EnterAction = 'send' | 'break' | 'ignore';

/**
 * Tells an Enter that is meant for the message from one that is meant for the input method. While characters are being
 * composed Enter picks a candidate; Safari reports the end of the composition before that key press, others after it.
 */
export class InputMethod {
  #isComposing = false;
  #justEnded = false;
  #breakIsMeant = false;

  /** Whether characters are being composed: nothing may be rewritten or restyled now. */
  get isComposing(): boolean {
    return this.#isComposing;
  }

  compositionStart(): void {
    this.#isComposing = true;
  }

  compositionEnd(): void {
    this.#isComposing = false;
    this.#justEnded = true;
    setTimeout(() => {
      this.#justEnded = false;
    });
  }

  /**
   * Decides on a key press.
   * @param sends - Which Enter sends: the plain one, or the one with Shift.
   * @returns `send`: prevent the default and send; otherwise leave the key alone.
   */
  keydown(event: KeyboardEvent, sends: 'enter' | 'shift-enter'): EnterAction {
    this.#breakIsMeant = false;
    if (event.key !== 'Enter' || event.altKey) return 'ignore';
    // 229: an input method or a touch keyboard has the key, and an edit may follow.
    if (event.isComposing || this.#isComposing || this.#justEnded || event.keyCode === 229) return 'ignore';
    if (event.shiftKey === (sends === 'shift-enter')) return 'send';
    this.#breakIsMeant = true;
    return 'break';
  }

  /** Decides on an edit that is about to happen: touch keyboards have an Enter that only shows up here. */
  beforeInput(event: InputEvent, sends: 'enter' | 'shift-enter'): EnterAction {
    if (event.inputType !== 'insertLineBreak' || sends === 'shift-enter' || this.#breakIsMeant) return 'ignore';
    return event.isComposing || this.#isComposing || this.#justEnded ? 'ignore' : 'send';
  }
}
