/** Who has a connection with another node, as far as those nodes said so lately. What is lost on the way heals when it is said again. */
export class RemotePresence {
  /** By node: when each person was said to be there last. */
  readonly #nodes = new Map<string, Map<string, number>>();

  /** Takes in what a node says of one of its people. */
  hear(node: string, person: string, present: boolean, nowMs: number): void {
    const people = this.#nodes.get(node);
    if (present && people) people.set(person, nowMs);
    else if (present) this.#nodes.set(node, new Map([[person, nowMs]]));
    else if (people?.delete(person) && people.size === 0) this.#nodes.delete(node);
  }

  has(person: string): boolean {
    for (const people of this.#nodes.values()) if (people.has(person)) return true;
    return false;
  }

  /** Forgets what was not said again since; returns whom this may concern. */
  forget(beforeMs: number): string[] {
    const forgotten: string[] = [];
    for (const [node, people] of this.#nodes) {
      for (const [person, heardAtMs] of people) {
        if (heardAtMs > beforeMs) continue;
        people.delete(person);
        forgotten.push(person);
      }
      if (people.size === 0) this.#nodes.delete(node);
    }
    return forgotten;
  }

  /** Gives everyone the full time again: nodes that were out of reach could not say anything. */
  renew(nowMs: number): void {
    for (const people of this.#nodes.values()) for (const person of people.keys()) people.set(person, nowMs);
  }
}
