import type { ConsultClient, FollowedConsultation } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import { pickText } from '@consult-kit/protocol/locale';
import { html } from 'lit';
import { campaignText } from '../shared/campaign-text.ts';
import { copyText } from '../shared/copy-text.ts';
import type { Overlay } from '../shared/overlay.ts';
import type { Words } from '../shared/words.ts';
import { doctorDetails } from './chat-header.ts';
import type { MessageRow } from './log-rows.ts';
import { type SheetAction, askSheet, menuSheet, readSheet } from './sheets.ts';
import { saveTextFile, transcriptText } from './transcript.ts';

/** What the actions of the menu and of the questions before them work with. */
export interface ActionContext {
  words: Words;
  overlay: Overlay;
  client(): ConsultClient | undefined;
  followed(): FollowedConsultation | null;
  campaign(): CampaignDocument | null;
  /** Says something politely. */
  say(text: string): void;
  onTextSize(): void;
  /** Everything on this device is wiped. */
  onRemoved(): void;
  onProblem(error: unknown): void;
}

/** What the shopper can do beside writing: each thing that discards something asks first. */
export class ChatActions {
  readonly #context: ActionContext;

  constructor(context: ActionContext) {
    this.#context = context;
  }

  /** The header's menu. */
  openMenu(): void {
    const { words, overlay, onTextSize } = this.#context;
    overlay.open(() => {
      const view = this.#context.followed()?.view;
      const items: (SheetAction | false)[] = [
        !!view?.doctor && { text: words.text('doctor.details'), onPress: () => this.#openDetails() },
        { text: words.text('header.textSize'), onPress: onTextSize },
        { text: words.text('chat.save'), onPress: () => void this.#save() },
        { text: words.text('chat.report'), onPress: () => this.#openReport() },
        view?.state !== 'ended' && { text: words.text('chat.end'), onPress: () => this.askEnd() },
        { text: words.text('ended.remove'), onPress: () => this.askRemove() },
      ];
      const shown = items.filter((item): item is SheetAction => item !== false);
      return menuSheet(words.text('chat.menu'), shown, this.#close('chat.close'));
    });
  }

  askLeave(): void {
    const { words } = this.#context;
    const go = { text: words.text('queue.leaveYes'), onPress: () => this.#do((client) => client.leaveLine()) };
    this.#context.overlay.open(() => askSheet(words.text('queue.leaveAsk'), this.#close('queue.stay'), go));
  }

  askEnd(): void {
    const { words } = this.#context;
    const go = { text: words.text('chat.end'), onPress: () => this.#do((client) => client.end()) };
    this.#context.overlay.open(() => askSheet(words.text('chat.endAsk'), this.#close('chat.keep'), go));
  }

  askRemove(): void {
    const { words } = this.#context;
    const go = {
      text: words.text('ended.removeYes'),
      onPress: () =>
        this.#do(async (client) => {
          await client.forget();
          this.#context.onRemoved();
        }),
    };
    this.#context.overlay.open(() =>
      askSheet(words.text('ended.removeAsk'), this.#close('ended.cancel'), go, words.text('ended.removeNote')),
    );
  }

  /** What can be done with a message that was not sent. */
  openMessage(row: MessageRow): void {
    const { words, overlay } = this.#context;
    const client = this.#context.client();
    const then = (run: () => void) => (): void => {
      overlay.close();
      run();
    };
    overlay.open(() =>
      menuSheet(
        words.text('chat.failed'),
        [
          { text: words.text('chat.sendAgain'), onPress: then(() => client?.resend(row.key)) },
          { text: words.text('chat.copy'), onPress: then(() => void this.#copy(row.text)) },
          { text: words.text('chat.delete'), onPress: then(() => client?.discard(row.key)), look: 'danger' },
        ],
        this.#close('chat.close'),
      ),
    );
  }

  async #copy(text: string): Promise<void> {
    if (await copyText(text)) this.#context.say(this.#context.words.text('chat.copied'));
  }

  #openDetails(): void {
    const { words, overlay } = this.#context;
    const doctor = this.#context.followed()?.view.doctor;
    if (!doctor) return;
    const content = doctorDetails(doctor, words, (key) => pickText(doctor[key], words.lang()));
    overlay.open(() => readSheet(words.text('doctor.details'), content, this.#close('chat.close')));
  }

  #openReport(): void {
    const { words, overlay } = this.#context;
    const view = this.#context.followed()?.view;
    if (!view) return;
    const campaign = this.#context.campaign();
    const contact = campaignText(campaign, campaign?.consent.contact, words);
    const content = html`<p>${words.text('chat.reportText', { code: `${view.campaign}-${view.number}` })}</p>
      ${contact ? html`<p>${contact}</p>` : ''}`;
    overlay.open(() => readSheet(words.text('chat.report'), content, this.#close('chat.close')));
  }

  /** The device holds the newest messages only, so the others are fetched first. */
  async #save(): Promise<void> {
    const { words, overlay, say, followed } = this.#context;
    overlay.close();
    say(words.text('chat.saving'));
    try {
      let loaded = -1;
      while (followed()?.hasOlder && (followed()?.events.length ?? 0) > loaded) {
        loaded = followed()?.events.length ?? 0;
        await this.#context.client()?.loadOlder();
      }
    } catch (error) {
      return this.#context.onProblem(error);
    }
    const now = followed();
    if (!now) return;
    const campaign = this.#context.campaign();
    const title = campaignText(campaign, campaign?.names, words);
    saveTextFile(`${words.text('chat.fileName')}-${now.view.number}.txt`, transcriptText(title, now.view, now.events, words));
    say(words.text('chat.saved'));
  }

  #close(key: string): SheetAction {
    return { text: this.#context.words.text(key), onPress: () => this.#context.overlay.close() };
  }

  #do(run: (client: ConsultClient) => Promise<void>): void {
    const client = this.#context.client();
    this.#context.overlay.close();
    if (client) run(client).catch((error: unknown) => this.#context.onProblem(error));
  }
}
