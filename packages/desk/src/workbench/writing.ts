import type { FollowedConsultation } from '@consult-kit/client';
import type { DeskClient } from '@consult-kit/client/desk';
import type { Drafts } from '../shared/drafts.ts';
import { mentionedOther } from '../shared/guard.ts';

/** What writing needs of the workbench. */
export interface WritingOptions {
  client: Pick<DeskClient, 'send' | 'setTyping'>;
  drafts: Drafts;
  /** The doctor's own open talks. */
  listed(): readonly FollowedConsultation[];
  /** Asks whether a text that names another open patient goes out to this one. */
  ask(chat: FollowedConsultation, text: string, other: string): void;
  changed(): void;
}

/** From the first letter of a message to its way out. */
export class Writing {
  readonly #options: WritingOptions;

  constructor(options: WritingOptions) {
    this.#options = options;
  }

  onDraft(consultation: string, text: string): void {
    this.#options.drafts.write(consultation, text);
    this.#options.client.setTyping(consultation, text !== '');
  }

  /** Sends a text, or asks first if it names somebody else. */
  onSend(consultation: string, text: string): void {
    const { listed, ask } = this.#options;
    const chat = listed().find(({ view }) => view.id === consultation);
    if (!chat) return;
    const others = listed().flatMap(({ view }) => (view.id !== consultation && view.intake.name) || []);
    const other = mentionedOther(text, chat.view.intake.name ?? '', others);
    if (other) ask(chat, text, other);
    else this.send(consultation, text);
  }

  send(consultation: string, text: string): void {
    const { client, drafts, changed } = this.#options;
    drafts.write(consultation, '');
    changed();
    // A refusal shows at the message itself, with the way to send it again.
    client.send(consultation, text).catch(() => undefined);
  }
}
