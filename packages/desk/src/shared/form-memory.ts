/** What was typed into a form that was closed without being sent. */
export interface FormMemory {
  load(): Readonly<Record<string, string>>;
  /** Empty values forget. */
  save(values: Readonly<Record<string, string>>): void;
}

/** Memories that last as long as the desk is open, one for each name. */
export class FormMemories {
  readonly #kept = new Map<string, Readonly<Record<string, string>>>();

  of(name: string): FormMemory {
    return { load: () => this.#kept.get(name) ?? {}, save: (values) => void this.#kept.set(name, values) };
  }
}
