import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskContext } from '../shared/desk-context.ts';
import type { Drafts } from '../shared/drafts.ts';
import type { KeyTips } from '../shared/talk-actions.ts';

/** What the talks on the screen are drawn from. */
export interface ChatsViewOptions {
  desk: DeskContext;
  /** Consultations in their places. */
  shown: readonly string[];
  active: string | null;
  drafts: Drafts;
  replies: readonly string[];
  keys: KeyTips;
  cardShown: boolean;
  /** The doctor turns to this talk. */
  work(consultation: string): void;
}

/** The talks side by side. Each has a pane of its own for as long as it is shown, so that nothing of one gets into another. */
export function chatsView({ desk, shown, active, drafts, replies, keys, cardShown, work }: ChatsViewOptions): TemplateResult {
  return html`${repeat(
    shown,
    (id) => id,
    (id) =>
      html`<desk-chat-pane
        .desk=${desk}
        .chat=${desk.snapshot.chats[id]}
        .drafts=${drafts}
        .replies=${replies}
        .keys=${keys}
        .active=${id === active}
        .beside=${shown.length > 1}
        .cardShown=${cardShown && id === active}
        @focusin=${(event: Event) => isCardButton(event) || work(id)}
        @pointerdown=${(event: Event) => isCardButton(event) || work(id)}
      ></desk-chat-pane>`,
  )}`;
}

/** The button for the patient card decides by itself what it shows. */
function isCardButton(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.classList.contains('card-button'));
}
