/**
 * Which talks stand on the screen, side by side where there is room. Only the doctor opens and closes them. A talk keeps its
 * place; when there is no room for one more, the talk that the doctor left longest ago makes way.
 */
export class ChatColumns {
  /** In the order on the screen. */
  #open: readonly string[] = [];
  /** In the order of use; the last one is the active. */
  #used: readonly string[] = [];

  /** The talk in which the doctor works. */
  get active(): string | null {
    return this.#used.at(-1) ?? null;
  }

  /** The talks that have room, in their places. */
  visible(room: number): readonly string[] {
    const recent = new Set(this.#used.slice(-room));
    return this.#open.filter((id) => recent.has(id));
  }

  /** Shows a talk and makes it the active one. */
  open(id: string, room: number): void {
    const shown = this.visible(room);
    const oldest = this.#used.slice(-room)[0];
    if (shown.includes(id)) this.#open = shown;
    else this.#open = shown.length < room ? [...shown, id] : shown.map((other) => (other === oldest ? id : other));
    this.#used = [...this.#used.filter((other) => other !== id && this.#open.includes(other)), id];
  }

  close(id: string): void {
    this.#open = this.#open.filter((other) => other !== id);
    this.#used = this.#used.filter((other) => other !== id);
  }
}
