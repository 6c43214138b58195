import type { DeskClient } from '@consult-kit/client/desk';

/** What the doctor has begun to write: one text and one internal note for each talk. */
export class Drafts {
  readonly #client: Pick<DeskClient, 'loadDraft' | 'saveDraft'>;
  readonly #changed: () => void;
  readonly #texts = new Map<string, string>();
  readonly #notes = new Map<string, string>();

  /** @param changed - Called when a draft came from the device. */
  constructor(client: Pick<DeskClient, 'loadDraft' | 'saveDraft'>, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  text(consultation: string): string {
    return this.#texts.get(consultation) ?? '';
  }

  write(consultation: string, text: string): void {
    this.#texts.set(consultation, text);
    this.#client.saveDraft(consultation, text);
  }

  /** Brings back what was kept on the device; what has been typed since then wins. */
  async load(consultation: string): Promise<void> {
    if (this.#texts.has(consultation)) return;
    const kept = await this.#client.loadDraft(consultation);
    if (kept === '' || this.#texts.has(consultation)) return;
    this.#texts.set(consultation, kept);
    this.#changed();
  }

  note(consultation: string): string {
    return this.#notes.get(consultation) ?? '';
  }

  writeNote(consultation: string, text: string): void {
    this.#notes.set(consultation, text);
  }
}
