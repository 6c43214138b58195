import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import type { Timers } from '@consult-kit/client';
import type { DeskClient, DeskSnapshot } from '@consult-kit/client/desk';
import { Announcer, Localize } from '@consult-kit/elements/foundation.js';
import type { DeskChatPane } from '../chat/chat-pane.ts';
import type { DeskLinePane } from '../line/line-pane.ts';
import type { DeskPatientPane } from '../patient/patient-pane.ts';
import type { CampaignTexts } from '../shared/campaign-texts.ts';
import { longestWaiting } from '../shared/chat-order.ts';
import { Ticker } from '../shared/clock.ts';
import { gatewayNowMs, isOwnChat, type DeskContext } from '../shared/desk-context.ts';
import { Drafts } from '../shared/drafts.ts';
import { FormMemories } from '../shared/form-memory.ts';
import type { Preferences } from '../shared/preferences.ts';
import { keyFor, keyText, type DeskAction } from '../shared/shortcuts.ts';
import { keepSummaries } from '../shared/summaries.ts';
import type { KeyTips, TalkAction } from '../shared/talk-actions.ts';
import { commandEntries } from './commands.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { dialogTemplate, type OpenDialog } from './dialogs.ts';
import { workbenchHeader } from './header.ts';
import { DeskNews } from './news.ts';
import { OpenTalks } from './open-talks.ts';
import { cardView, chatsView, lineView } from './panes-view.ts';
import { problemText } from './problem-text.ts';
import { ScreenRoom } from './screen-room.ts';
import { ShortcutController } from './shortcut-controller.ts';
import { styles } from './workbench.styles.ts';
import { Writing } from './writing.ts';

/** What the panes ask for; all of it is about one talk. */
type TalkEvent = CustomEvent<{ consultation: string }>;
type TextEvent = CustomEvent<{ consultation: string; text: string }>;

/** The signed-in desk: the line, the chats, the patient card, and everything that can be done with them. */
export class DeskWorkbench extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) client!: DeskClient;
  @property({ attribute: false }) snapshot!: DeskSnapshot;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) texts!: CampaignTexts;
  @property({ attribute: false }) preferences!: Preferences;
  /** The screen is locked: nothing is seen and no key acts. */
  @property({ type: Boolean }) locked = false;

  @state() private dialog: OpenDialog | null = null;
  @state() private problem = '';
  @state() private accepting = false;
  @query('h1') private headline!: HTMLElement | null;
  @query('desk-line-pane') private linePane!: DeskLinePane | null;
  @query('desk-patient-pane') private patientPane!: DeskPatientPane | null;
  @queryAll('desk-chat-pane') private chatPanes!: NodeListOf<DeskChatPane>;
  @queryAll('[data-pane]') private panes!: NodeListOf<HTMLElement>;
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #screen = new ScreenRoom(this);
  readonly #talks = new OpenTalks({
    client: () => this.client,
    snapshot: () => this.snapshot,
    room: () => this.#screen.chats,
    changed: () => this.requestUpdate(),
  });
  readonly #memories = new FormMemories();
  readonly #connection = new ConnectionWatch(this, this.#words, (text) => this.#announcer.say(text));
  readonly #news = new DeskNews({
    words: this.#words,
    snapshot: () => this.snapshot,
    preferences: () => this.preferences,
    isVisible: (consultation) => !this.locked && this.#talks.visible.includes(consultation),
    say: (text) => this.#announcer.say(text),
    changed: () => this.requestUpdate(),
  });
  readonly #actions: Readonly<Record<DeskAction, (place: number) => void>> = {
    commands: () => (this.dialog = { kind: 'commands' }),
    list: () => (this.dialog = { kind: 'keys' }),
    accept: () => void this.#accept(),
    next: () => this.#select(this.#talks.beside(1)),
    previous: () => this.#select(this.#talks.beside(-1)),
    jump: (place) => this.#select(this.#talks.at(place - 1)),
    panes: () => this.#nextPane(),
    send: () => this.#sendAndGoOn(),
    note: () => this.#toNote(),
    handover: () => this.#onTalkAction('handover', this.#talks.active),
    end: () => this.#onTalkAction('end', this.#talks.active),
  };
  #drafts!: Drafts;
  #writing!: Writing;
  #wantsFocus = false;
  /** A talk is being ended or given away in the open dialog. */
  #leaves = false;
  #stopListening: (() => void)[] = [];

  constructor() {
    super();
    new Ticker(this);
    new ShortcutController(this, {
      areOn: () => this.preferences.shortcutsOn && !this.dialog && !this.locked,
      keys: () => this.preferences.keys,
      act: (action, place) => this.#actions[action](place ?? 1),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const changed = (): void => this.requestUpdate();
    this.#drafts = new Drafts(this.client, changed);
    this.#writing = new Writing({
      client: this.client,
      drafts: this.#drafts,
      listed: () => this.#talks.listed,
      ask: (chat, text, other) => (this.dialog = { kind: 'guard', chat, text, other }),
      changed,
    });
    this.#stopListening = [
      this.client.on('event', ({ consultation, event }) => this.#news.onEvent(consultation, event)),
      this.texts.onChange(() => this.requestUpdate()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stopListening) stop();
  }

  /** Puts the focus where people begin who have just signed in, as soon as there is something. */
  override focus(): void {
    this.#wantsFocus = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot');
    if (before) this.#news.onSnapshot(before);
    if (changed.has('snapshot') && this.snapshot.desk) keepSummaries(this.snapshot.desk.chats.map(({ consultation }) => consultation.id));
  }

  protected override updated(): void {
    if (!this.#wantsFocus || !this.headline) return;
    this.#wantsFocus = false;
    this.headline.focus();
  }

  protected override render(): TemplateResult {
    const state = this.snapshot.desk;
    if (!state) return html`<p class="starting" role="status">${this.#words.text('starting')}</p>`;
    const desk = this.#context();
    return html`${workbenchHeader(state, desk.nowMs, this.#key('commands'), this.#words, {
        setStatus: (status) => void this.#run(this.client.setStatus(status)),
        openCommands: () => (this.dialog = { kind: 'commands' }),
        openSettings: () => (this.dialog = { kind: 'settings' }),
        signOut: () => this.#signOut(),
      })}
      <section class="notices" aria-label=${this.#words.text('notices')}>
        ${this.#connection.notice()} ${this.#news.notices()}
        <div role="alert">${this.problem ? html`<p class="notice danger">${this.problem}</p>` : nothing}</div>
        ${this.#announcer.regions()}
      </section>
      ${this.#panes(desk)} ${this.#dialog(desk)}`;
  }

  #panes(desk: DeskContext): TemplateResult {
    const cardShown = this.#screen.cardShown && this.#talks.activeChat !== undefined;
    return html`<main
      class="panes ${this.#talks.active === null ? '' : 'in-chat'} ${cardShown ? '' : 'without-card'}"
      @desk-select=${({ detail }: TalkEvent) => this.#select(detail.consultation)}
      @desk-take-over=${({ detail }: TalkEvent) => this.#takeOver(detail.consultation)}
      @desk-refuse=${({ detail }: TalkEvent) => (this.dialog = { kind: 'refuse', consultation: detail.consultation })}
      @desk-close=${({ detail }: TalkEvent) => this.#close(detail.consultation)}
      @desk-send=${({ detail }: TextEvent) => this.#writing.onSend(detail.consultation, detail.text)}
      @desk-draft=${({ detail }: TextEvent) => this.#writing.onDraft(detail.consultation, detail.text)}
      @desk-action=${({ detail }: CustomEvent<{ action: TalkAction; consultation: string }>) => this.#onTalkAction(detail.action, detail.consultation)}
      @desk-card=${({ detail }: TalkEvent) => this.#toggleCard(detail.consultation)}
    >
      ${this.#line(desk)}
      <section class="chats" data-pane tabindex="-1" aria-label=${this.#words.text('pane.chat')}>${this.#chats(desk)}</section>
      ${cardShown ? this.#card(desk) : nothing}
    </main>`;
  }

  #line(desk: DeskContext): TemplateResult {
    return lineView({
      desk,
      label: this.#words.text('pane.line'),
      shown: this.#talks.visible,
      active: this.#talks.active,
      acceptKey: this.#key('accept'),
      jumpKey: this.preferences.shortcutsOn ? keyText('Alt+#') : '',
      accepting: this.accepting,
      accept: () => void this.#accept(),
      hold: (held) => this.#talks.hold(held),
    });
  }

  #chats(desk: DeskContext): TemplateResult {
    const shown = this.#talks.visible;
    if (shown.length === 0) return html`<p class="none muted">${this.#words.text('chat.none')}</p>`;
    const { replies } = this.preferences;
    const work = (consultation: string): void => this.#work(consultation);
    const { cardShown } = this.#screen;
    return chatsView({ desk, shown, active: this.#talks.active, drafts: this.#drafts, replies, keys: this.#keyTips(), cardShown, work });
  }

  #card(desk: DeskContext): TemplateResult {
    return cardView({
      desk,
      label: this.#words.text('pane.patient'),
      chat: this.#talks.activeChat,
      drafts: this.#drafts,
      keys: this.#keyTips(),
      isDrawer: this.#screen.cardIsDrawer,
      withActions: this.#talks.visible.length < 2,
      close: () => this.#toggleCard(),
    });
  }

  #dialog(desk: DeskContext): TemplateResult | typeof nothing {
    return dialogTemplate(this.dialog, {
      desk,
      words: this.#words,
      preferences: this.preferences,
      entries: this.dialog?.kind === 'commands' ? this.#commands(desk) : [],
      memories: this.#memories,
      close: () => this.#closeDialog(),
      change: (values) => this.dispatchEvent(new CustomEvent('desk-preferences', { detail: values })),
      send: (consultation, text) => this.#writing.send(consultation, text),
      leaving: (consultation) => this.#onLeaving(consultation),
    });
  }

  #commands(desk: DeskContext) {
    return commandEntries(
      {
        chat: this.#talks.ownChat,
        chats: desk.chats,
        key: (action) => this.#key(action),
        act: (action) => this.#actions[action](1),
        emergency: () => this.#onTalkAction('emergency', this.#talks.active),
        select: (consultation) => this.#select(consultation),
        openSettings: () => (this.dialog = { kind: 'settings' }),
      },
      this.#words,
    );
  }

  #context(): DeskContext {
    const { client, snapshot, timers, texts } = this;
    return {
      client,
      snapshot,
      timers,
      texts,
      nowMs: gatewayNowMs(snapshot, timers),
      chats: this.#talks.listed,
      watching: !this.locked,
      run: (command) => this.#run(command),
      attempt: (command) => this.#attempt(command),
    };
  }

  #activePane(): DeskChatPane | undefined {
    return [...this.chatPanes].find(({ active }) => active);
  }

  #key(action: DeskAction): string {
    return this.preferences.shortcutsOn ? keyText(keyFor(action, this.preferences.keys)) : '';
  }

  #keyTips(): KeyTips {
    return { handover: this.#key('handover'), end: this.#key('end'), note: this.#key('note'), send: this.#key('send') };
  }

  async #attempt(command: Promise<unknown>): Promise<string> {
    try {
      await command;
      return '';
    } catch (error) {
      return problemText(error, this.snapshot, this.#words);
    }
  }

  async #run(command: Promise<unknown>): Promise<boolean> {
    this.problem = '';
    this.problem = await this.#attempt(command);
    return this.problem === '';
  }

  async #accept(): Promise<void> {
    if (this.accepting) return;
    this.accepting = true;
    await this.#run(this.client.acceptNext().then((consultation) => this.#select(consultation)));
    this.accepting = false;
  }

  async #takeOver(consultation: string): Promise<void> {
    if (await this.#run(this.client.acceptHandover(consultation))) this.#select(consultation);
  }

  /** Signing out is going offline, so it needs that no chat is open. */
  async #signOut(): Promise<void> {
    if (this.snapshot.desk?.status !== 'offline' && !(await this.#run(this.client.setStatus('offline')))) return;
    keepSummaries([]);
    await this.#run(this.client.signOut());
  }

  #select(consultation: string | undefined): void {
    if (consultation === undefined) return;
    void this.#run(this.#talks.open(consultation));
    void this.#drafts.load(consultation);
    void this.updateComplete.then(() => this.#activePane()?.updateComplete).then(() => this.#activePane()?.focus());
  }

  #close(consultation: string): void {
    this.#talks.close(consultation);
    this.#screen.closeDrawer();
    void this.updateComplete.then(() => (this.#activePane() ?? this.linePane)?.focus());
  }

  /** Working in a talk makes it the one that the patient card is about. The drawer, which lies over the talk, makes way. */
  #work(consultation: string): void {
    this.#screen.closeDrawer();
    this.#talks.activate(consultation);
  }

  /** After sending, the one who has waited longest is next. */
  #sendAndGoOn(): void {
    const sentTo = this.#talks.active;
    if (!this.#activePane()?.send() || this.dialog) return;
    this.#select(longestWaiting(this.snapshot, sentTo)?.view.id);
  }

  /** Shows the card of a talk, or takes it away if it is that talk's card which is shown. */
  #toggleCard(consultation = this.#talks.active): void {
    const isOther = consultation !== null && consultation !== this.#talks.active;
    if (isOther) this.#talks.activate(consultation);
    const isShown = isOther && this.#screen.cardShown ? true : this.#screen.toggleCard();
    void this.updateComplete.then(() => (isShown ? this.patientPane?.focus() : this.#activePane()?.focusCardButton()));
  }

  #toNote(): void {
    if (!this.#screen.cardShown) this.#screen.toggleCard();
    void this.updateComplete.then(() => this.patientPane?.updateComplete).then(() => this.patientPane?.focusNote());
  }

  #nextPane(): void {
    const panes = [...this.panes].filter((pane) => pane.checkVisibility());
    const at = panes.findIndex((pane) => pane.matches(':focus-within'));
    panes[(at + 1) % panes.length]?.focus();
  }

  #onLeaving(consultation: string): void {
    this.#leaves = true;
    this.#news.leaving(consultation);
  }

  /** The button that opened the dialog goes with the talk that was ended in it; its patient's name stays. */
  #closeDialog(): void {
    this.dialog = null;
    if (this.#leaves) void this.updateComplete.then(() => this.#activePane()?.focusHeadline());
    this.#leaves = false;
  }

  #onTalkAction(action: TalkAction, consultation: string | null): void {
    const chat = consultation === null ? undefined : this.snapshot.chats[consultation];
    if (!chat || !isOwnChat(this.snapshot, chat.view.id)) return;
    if (action === 'pause') void this.#run(this.client.pause(chat.view.id));
    else if (action !== 'handover' || (chat.view.state === 'talking' && chat.view.handover === null)) this.dialog = { kind: action, chat };
  }
}
