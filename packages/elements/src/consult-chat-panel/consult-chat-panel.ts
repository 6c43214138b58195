import type { ConsultClient, FollowedConsultation } from '@consult-kit/client';
import { type CampaignDocument, isConsultError } from '@consult-kit/protocol';
import { type PropertyDeclarations, type PropertyValues, html } from 'lit';
import { Announcer } from '../shared/announcer.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { gatewayOf } from '../shared/campaign-controller.ts';
import { defineElement } from '../shared/define.ts';
import { emit } from '../shared/emit.ts';
import { Localize } from '../shared/localize.ts';
import { openClient } from '../shared/open-client.ts';
import { type TextSize, isElder } from '../shared/text-size.ts';
import { ClientLink } from './client-link.ts';
import { Composer } from './composer.ts';
import { styles } from './consult-chat-panel.styles.ts';
import { fullDoctorName } from './doctor-name.ts';
import { EmergencyController } from './emergency-controller.ts';
import { HostWatch } from './host-watch.ts';
import { LaterLink } from './later-link.ts';
import { LogController } from './log-controller.ts';
import { NoticeController } from './notice-controller.ts';
import { noticeText } from './notice-view.ts';
import { PanelFocus } from './panel-focus.ts';
import { PanelView } from './panel-view.ts';
import { PlaceTeller } from './place-teller.ts';
import { problemText } from './problem-text.ts';
import { PanelScreens } from './panel-screens.ts';
import { showsComposer, showsLog } from './screen.ts';
import { shipChatWords } from './ship-words.ts';
import { StateTeller } from './state-teller.ts';
import { TextSizeControl } from './text-size-control.ts';
import { TurningPoints } from './turning-points.ts';
import { Viewport } from './viewport.ts';

/**
 * Everything from the place in line to the rating: the waiting screen, the live chat with a doctor, the advice card.
 * Fills the window unless the page gives it a height; in a column of 420 px it docks beside other content.
 *
 * @tagname consult-chat-panel
 * @fires {CustomEvent<ConsultStateDetail>} consult-state - The consultation began, moved on or ended, or something unread came.
 * @fires {CustomEvent<ConsultCallDetail>} consult-call - Before dialling; `preventDefault()` lets the host dial.
 * @fires {CustomEvent<ConsultCloseDetail>} consult-close - The shopper wants to leave; the consultation goes on.
 * @fires {CustomEvent<ConsultNavigateDetail>} consult-navigate - To the special area, to ask again, or to the host's sign-in.
 * @fires {CustomEvent<ConsultErrorDetail>} consult-error - Something failed that the shopper was told about.
 * @csspart base - The whole panel.
 * @csspart header - The row with Back, text size and emergency call.
 * @csspart log - The scrolling conversation.
 * @csspart message - A bubble; own ones are `message-own` as well.
 * @csspart composer - The form at the end; with `input` and `send`.
 * @csspart notice - A line about connection, pause or unsent messages.
 * @csspart emergency - The emergency card.
 */
export class ConsultChatPanel extends ConsultElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    consultation: {},
    enterKey: { attribute: 'enter-key' },
    client: { attribute: false },
    closeAction: { attribute: false },
    againAction: { attribute: false },
    textSizeAction: { attribute: false },
  };

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-chat-panel', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** Id of the consultation to show; if left out, the one that is going on. */
  consultation = '';

  /** What plain Enter does: `send`, or `newline`, where Shift+Enter sends. */
  enterKey: 'send' | 'newline' = 'send';

  /** A client that is open already; the element then makes none of its own and leaves this one open. */
  client: ConsultClient | undefined = undefined;

  /** Called in place of `consult-close`, by an element that holds this one. */
  closeAction: (() => void) | undefined = undefined;

  /** Called in place of `consult-navigate` when the shopper wants to ask again. */
  againAction: (() => void) | undefined = undefined;

  /** Called when the shopper chose another text size, after it took effect here. */
  textSizeAction: ((size: TextSize) => void) | undefined = undefined;

  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #watch = new HostWatch(
    this,
    () => this.bridge,
    () => this.#wake(),
  );
  readonly #viewport = new Viewport(this);
  readonly #textSize = new TextSizeControl(this, (size) => this.#tellTextSize(size));
  readonly #link = new ClientLink(
    this,
    () => this,
    ({ gateway, campaign, campaignDocument, bridge }) => openClient({ gateway: gatewayOf(gateway), campaign, campaignDocument, bridge }),
    { onError: (error) => this.#tellError(error) },
  );
  readonly #screens = new PanelScreens(this.#link);
  readonly #log = new LogController(this, {
    followed: () => (showsLog(this.#screens.now) ? this.#link.followed : null),
    nowMs: () => this.#link.nowMs(),
    isActive: () => this.#watch.isActive,
    loadOlder: async () => this.#link.client?.loadOlder(),
    markRead: (upTo) => this.#link.client?.markRead(upTo),
  });
  readonly #notices = new NoticeController(
    this,
    () => this.#link.snapshot,
    () => this.#link.nowMs(),
    (notice) => notice && this.#say(noticeText(notice, this.#link.followed, this.#words, this.#screens.now === 'waiting')),
  );
  readonly #emergency = new EmergencyController(this, {
    words: this.#words,
    bridge: () => this.bridge,
    client: () => this.#link.client,
    snapshot: () => this.#link.snapshot,
    isActive: () => this.#watch.isActive,
    alarm: (text) => this.#announcer.alarm(text),
    say: (text) => this.#say(text),
    onContinue: () => this.#focusSoon(),
  });
  readonly #composer = new Composer(this, {
    words: this.#words,
    sends: () => (this.enterKey === 'newline' ? 'shift-enter' : 'enter'),
    onSend: (text) => this.#send(text),
    onDraft: (text) => this.#link.client?.saveDraft(text),
    onTyping: (isTyping) => this.#setTyping(isTyping),
    say: (text) => this.#say(text),
  });
  readonly #place = new PlaceTeller(this.#words, (text) => this.#say(text));
  readonly #points = new TurningPoints({
    onConsultation: (followed) => this.#begin(followed),
    onJoined: (followed) => this.#joined(followed),
    onOver: () => this.#over(),
    onElsewhere: (isElsewhere) => this.#onElsewhere(isElsewhere),
    onFailed: (failed) => this.#announcer.alarm(this.#words.text(failed > 1 ? 'chat.manyFailed' : 'chat.failed', { count: failed })),
  });
  readonly #later = new LaterLink(this, {
    words: this.#words,
    say: (text) => this.#say(text),
    client: () => this.#link.client,
    followed: () => this.#link.followed,
    campaign: () => this.#campaign,
    onTextSize: () => this.#textSize.choose(),
    onRemoved: () => this.#set(() => (this.#screens.isRemoved = true)),
    onProblem: (error) => this.#tellProblem(error),
    onRate: async (rated) => this.#link.client?.rate(rated),
    problemText: (error) => problemText(error, this.#words),
  });
  readonly #view = new PanelView({
    host: this,
    words: this.#words,
    link: this.#link,
    log: this.#log,
    notices: this.#notices,
    emergency: this.#emergency,
    composer: this.#composer,
    place: this.#place,
    later: this.#later,
    campaign: () => this.#campaign,
    problem: () => this.#problem,
    onBack: () => this.#goBack(),
    onStepBack: () => void this.back(),
    onTextSize: () => this.#textSize.choose(),
    onAdd: () => {
      this.#set(() => (this.#screens.isAdding = true));
      this.#focusSoon();
    },
    onRead: () => this.#set(() => (this.#screens.isReading = true)),
    onAgain: () => this.#askAgain(),
    onSignIn: () => this.#signIn(),
    onResume: () => this.#resume(),
    onProblemRead: () => this.#set(() => (this.#problem = undefined)),
  });
  readonly #focus = new PanelFocus(this, this.#composer);
  #problem: string | undefined;

  constructor() {
    super();
    new StateTeller(
      this,
      () => this.#link.followed,
      () => this.#place.place?.ahead,
    );
  }

  /** Takes one step back inside the panel, for a host's back button; `false` if there was none to take. */
  back(): boolean {
    if (this.#later.parts?.overlay.isOpen) this.#later.parts.overlay.close();
    else if (this.#screens.back()) this.requestUpdate();
    else return false;
    return true;
  }

  /** Moves the focus to the heading of the screen. */
  override focus(options?: FocusOptions): void {
    this.#focus.toHeading(options);
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    return this.#words.whenHere(() => super.scheduleUpdate());
  }

  protected override willUpdate(): void {
    this.#focus.beforeDrawing();
    this.#link.look();
    this.#words.overrides = this.#campaign?.texts;
    this.#points.look(this.#link.followed, this.#screens.now === 'elsewhere');
    this.#place.look(this.#link.followed);
  }

  protected override render() {
    const screen = this.#screens.now;
    return html`<div class="panel ${this.#viewport.isWide && !isElder(this.textSize) ? 'wide' : ''}" part="base" lang=${this.#words.lang()}>
        ${this.#view.header(screen)} ${this.#emergency.render()}
        <div class="body">${this.#view.screen(screen)}</div>
        <div class="foot">${this.#view.foot(screen)}</div>
        ${this.#announcer.regions()}
      </div>
      ${this.#later.parts?.overlay.render()}`;
  }

  protected override firstUpdated(): void {
    void this.#later.fetch();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('textSize')) this.#composer.refit();
    this.#focus.afterDrawing(this.#screens.now);
  }

  get #campaign(): CampaignDocument | null {
    return this.#link.snapshot?.campaign ?? this.campaignDocument ?? null;
  }

  #resume(): void {
    this.#link.client?.resume().catch((error: unknown) => this.#tellProblem(error));
  }

  /** Changes something that decides about the screen, and draws it. */
  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #say(text: string): void {
    this.#announcer.say(text);
  }

  #focusSoon(): void {
    void this.updateComplete.then(() => (showsComposer(this.#screens.now) ? this.#composer.focus() : this.focus()));
  }

  #begin(followed: FollowedConsultation | null): void {
    this.#screens.isAdding = (followed?.outgoing.length ?? 0) > 0;
    this.#screens.isReading = false;
    this.#problem = undefined;
    this.#later.parts?.rating.reset();
    if (!followed) return this.#composer.clear();
    this.#screens.isRemoved = false;
    this.#loadDraft();
  }

  #onElsewhere(isElsewhere: boolean): void {
    this.#say(this.#words.text(isElsewhere ? 'chat.elsewhere' : 'chat.back'));
    if (!isElsewhere) this.#loadDraft();
  }

  /** What another page sent is no draft here any more. */
  #loadDraft(): void {
    this.#composer.clear();
    this.#link.client?.loadDraft().then(
      (draft) => this.#composer.restore(draft),
      () => undefined,
    );
  }

  #joined({ view }: FollowedConsultation): void {
    const words = this.#words;
    this.#screens.isAdding = false;
    this.#say(words.text('queue.joined', { doctor: fullDoctorName(view.doctor, words) }));
    if (this.#watch.isActive || !this.bridge?.supports('notify')) return;
    void this.bridge.act({ type: 'notify', title: words.text('queue.notify'), id: view.id });
  }

  #over(): void {
    this.#composer.clear();
    this.#later.parts?.overlay.close();
  }

  #send(text: string): void {
    const client = this.#link.client;
    if (!client) return;
    this.#log.sends();
    if (this.#link.followed?.view.state === 'paused') this.#resume();
    client.send(text).catch((error: unknown) => {
      // The log shows what waits or failed there; a text that never got that far goes back to where it was written.
      if (isCancelled(error) || this.#link.followed?.outgoing.some((message) => message.text === text)) return;
      this.#composer.restore(text);
      this.#tellProblem(error);
    });
    this.#emergency.check(text);
  }

  #setTyping(isTyping: boolean): void {
    if (this.#link.followed?.view.state === 'talking') this.#link.client?.setTyping(isTyping);
  }

  #goBack(): void {
    if (this.back()) return;
    if (this.closeAction) this.closeAction();
    else emit(this, 'consult-close', { campaign: this.#campaign?.id ?? this.campaign });
  }

  #askAgain(): void {
    if (this.againAction) this.againAction();
    else emit(this, 'consult-navigate', { to: 'special-area' });
  }

  #signIn(): void {
    if (!emit(this, 'consult-navigate', { to: 'sign-in' })) return;
    void this.bridge?.act({ type: 'sign-in' }).then(() => this.#link.retry());
  }

  #tellTextSize(size: TextSize): void {
    this.#say(this.#words.text('size.changed', { size: this.#words.text(`size.${size}`) }));
    this.textSizeAction?.(size);
  }

  /** The page is in front again, or the host app reported something. */
  #wake(): void {
    this.#textSize.heed(this.#watch.state);
    this.#log.wake();
    this.#emergency.wake();
  }

  #tellProblem(error: unknown): void {
    this.#set(() => (this.#problem = problemText(error, this.#words)));
    this.#say(this.#problem ?? '');
    this.#tellError(error);
  }

  #tellError(error: unknown): void {
    emit(this, 'consult-error', { code: isConsultError(error) ? error.code : 'INTERNAL' });
  }
}

/** Closed, or handed to another page, which has the message now. */
function isCancelled(error: unknown): boolean {
  return isConsultError(error) && error.code === 'CANCELLED';
}

shipChatWords();

declare global {
  interface HTMLElementTagNameMap {
    'consult-chat-panel': ConsultChatPanel;
  }
}
