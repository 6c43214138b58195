import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import type { FollowedConsultation, Timers } from '@consult-kit/client';
import type { DeskClient, DeskSnapshot } from '@consult-kit/client/desk';
import { Announcer, Localize } from '@consult-kit/elements/foundation.js';
import { errorLabel, isConsultError, isGoingOn, type DoctorStatus } from '@consult-kit/protocol';
import type { DeskChatPane } from './chat/chat-pane.ts';
import type { DeskCommandEntry } from './dialogs/commands-dialog.ts';
import type { DeskPatientPane, PatientAction } from './patient/patient-pane.ts';
import { Alerts } from './shared/alerts.ts';
import type { CampaignTexts } from './shared/campaign-texts.ts';
import { Ticker } from './shared/clock.ts';
import { gatewayNowMs, orderedChats, type DeskContext } from './shared/desk-context.ts';
import { mentionedOther } from './shared/guard.ts';
import { patientName } from './shared/people.ts';
import type { Preferences } from './shared/preferences.ts';
import { actionOf, keyFor, keyText, type DeskAction } from './shared/shortcuts.ts';
import { dropSummary, loadSummary, saveSummary } from './shared/summaries.ts';
import { dialogTemplate, type OpenDialog } from './workbench-dialogs.ts';
import { workbenchHeader } from './workbench-header.ts';
import { styles } from './workbench.styles.ts';

/** The signed-in desk: the line, the chats, the patient card, and everything that can be done with them. */
export class DeskWorkbench extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) client!: DeskClient;
  @property({ attribute: false }) snapshot!: DeskSnapshot;
  @property({ attribute: false }) timers!: Timers;
  @property({ attribute: false }) texts!: CampaignTexts;
  @property({ attribute: false }) preferences!: Preferences;

  /** The open chat. Only the doctor changes it, never what comes in. */
  @state() private selected: string | null = null;
  @state() private cardShown = matchMedia('(min-width: 1200px)').matches;
  @state() private dialog: OpenDialog | null = null;
  @state() private problem = '';
  @query('desk-chat-pane') private chatPane!: DeskChatPane | null;
  @query('desk-patient-pane') private patientPane!: DeskPatientPane | null;
  @queryAll('[data-pane]') private panes!: NodeListOf<HTMLElement>;
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #alerts = new Alerts();
  /** Drafts by consultation. */
  readonly #drafts = new Map<string, string>();
  #stopListening: (() => void)[] = [];

  constructor() {
    super();
    new Ticker(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = [
      this.client.on('message', ({ consultation, message }) => message.from === 'patient' && this.#onMessage(consultation)),
      this.texts.onChange(() => this.requestUpdate()),
    ];
    window.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stopListening) stop();
    window.removeEventListener('keydown', this.#onKey);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot')?.desk;
    const now = this.snapshot.desk;
    if (before && now && now.lineTotal > before.lineTotal)
      this.#alerts.raise({ type: 'waiting', title: this.#words.text('notify.waiting') }, this.preferences);
  }

  protected override render(): TemplateResult {
    const state = this.snapshot.desk;
    if (!state) return html`${this.#announcer.regions()}`;
    const desk = this.#context();
    const chat = this.#chat();
    const cardShown = this.cardShown && chat !== undefined;
    return html`${workbenchHeader(state, desk.nowMs, this.#key('commands'), this.#words, {
        setStatus: (status) => this.#setStatus(status),
        openCommands: () => this.#open({ kind: 'commands' }),
        openSettings: () => this.#open({ kind: 'settings' }),
        signOut: () => this.#signOut(),
      })}
      <div class="notices">${this.#notices()} ${this.#announcer.regions()}</div>
      <div class="panes ${chat ? 'in-chat' : ''} ${cardShown ? '' : 'without-card'}">
        <nav data-pane tabindex="-1" aria-label=${this.#words.text('pane.line')}>
          <desk-line-pane
            .desk=${desk}
            .selected=${this.selected}
            .acceptKey=${this.#key('accept')}
            @desk-accept=${this.#onAccept}
            @desk-select=${(event: CustomEvent<{ consultation: string }>) => this.#select(event.detail.consultation)}
            @desk-take-over=${(event: CustomEvent<{ consultation: string }>) => this.#takeOver(event.detail.consultation)}
            @desk-refuse=${(event: CustomEvent<{ consultation: string }>) => this.#open({ kind: 'refuse', consultation: event.detail.consultation })}
          ></desk-line-pane>
        </nav>
        <main data-pane tabindex="-1" aria-label=${this.#words.text('pane.chat')}>${this.#chatPane(desk, chat, cardShown)}</main>
        ${
          cardShown && chat
            ? html`<aside data-pane tabindex="-1" aria-label=${this.#words.text('pane.patient')}>
                <desk-patient-pane
                  .desk=${desk}
                  .chat=${chat}
                  .keys=${this.#tooltips()}
                  @desk-action=${this.#onPatientAction}
                ></desk-patient-pane>
              </aside>`
            : nothing
        }
      </div>
      ${dialogTemplate(this.dialog, {
        desk,
        words: this.#words,
        preferences: this.preferences,
        entries: this.#commands(),
        close: () => (this.dialog = null),
        change: (values) => this.#changePreferences(values),
        send: (consultation, text) => this.#send(consultation, text),
        saveSummary,
      })}`;
  }

  #chatPane(desk: DeskContext, chat: FollowedConsultation | undefined, cardShown: boolean): TemplateResult {
    return html`<desk-chat-pane
      .desk=${desk}
      .chat=${chat}
      .drafts=${this.#drafts}
      .replies=${this.preferences.replies}
      .sendKey=${this.#key('send')}
      .cardShown=${cardShown}
      @desk-back=${() => (this.selected = null)}
      @desk-card=${() => (this.cardShown = !this.cardShown)}
    ></desk-chat-pane>`;
  }

  protected override firstUpdated(): void {
    // The composer sits two shadow roots down; its events are composed and are heard at this root.
    this.renderRoot.addEventListener('desk-send', (event) => this.#onSend(event as CustomEvent<{ consultation: string; text: string }>));
    this.renderRoot.addEventListener('desk-draft', (event) => this.#onDraft(event as CustomEvent<{ consultation: string; text: string }>));
    this.renderRoot.addEventListener('desk-keep-reply', (event) => this.#onKeepReply(event as CustomEvent<{ text: string }>));
  }

  #notices(): TemplateResult {
    const { connection } = this.snapshot;
    const words = this.#words;
    const stopped = connection.type === 'stopped' ? words.text('connection.stopped', { label: errorLabel(connection.error.code) }) : '';
    return html`${connection.type === 'waiting' ? html`<p class="notice warning">${words.text('connection.waiting')}</p>` : nothing}
    ${stopped ? html`<p class="notice danger">${stopped}</p>` : nothing}
    ${this.problem ? html`<p class="notice danger" role="alert">${this.problem}</p>` : nothing}`;
  }

  #context(): DeskContext {
    const { client, snapshot, timers, texts } = this;
    return { client, snapshot, timers, texts, nowMs: gatewayNowMs(snapshot, timers), run: (command) => this.#run(command) };
  }

  #chat(): FollowedConsultation | undefined {
    return this.selected === null ? undefined : this.snapshot.chats[this.selected];
  }

  #key(action: DeskAction): string {
    return this.preferences.shortcutsOn ? keyText(keyFor(action, this.preferences.keys)) : '';
  }

  #tooltips(): Record<string, string> {
    return { handover: this.#key('handover'), end: this.#key('end'), note: this.#key('note') };
  }

  async #run(command: Promise<unknown>): Promise<boolean> {
    this.problem = '';
    try {
      await command;
      return true;
    } catch (error) {
      this.problem = this.#explain(error);
      return false;
    }
  }

  #explain(error: unknown): string {
    const words = this.#words;
    if (!isConsultError(error)) return words.text('error', { label: errorLabel('INTERNAL'), message: '' });
    const open = this.snapshot.desk?.chats.length ?? 0;
    if (error.code === 'DOCTOR_HAS_CHATS') return words.text('offline.refused', { count: open });
    if (error.code === 'QUEUE_EMPTY') return words.text('line.taken');
    if (error.code === 'DOCTOR_CAP_REACHED') return words.text('line.cap', { cap: this.snapshot.desk?.cap ?? 0 });
    if (error.code === 'DOCTOR_NOT_ACCEPTING') return words.text('line.off');
    return words.text('error', { label: errorLabel(error.code), message: error.message });
  }

  #setStatus(status: DoctorStatus): void {
    void this.#run(this.client.setStatus(status));
  }

  /** Signing out is going offline, so it needs that no chat is open. */
  async #signOut(): Promise<void> {
    if (this.snapshot.desk?.status !== 'offline' && !(await this.#run(this.client.setStatus('offline')))) return;
    await this.#run(this.client.signOut());
  }

  #select(consultation: string): void {
    this.selected = consultation;
    void this.#loadDraft(consultation);
    void this.updateComplete.then(() => this.chatPane?.updateComplete).then(() => this.chatPane?.focus());
  }

  async #loadDraft(consultation: string): Promise<void> {
    if (this.#drafts.has(consultation)) return;
    const draft = await this.client.loadDraft(consultation);
    if (this.#drafts.has(consultation)) return;
    this.#drafts.set(consultation, draft);
    this.chatPane?.renderRoot.querySelector<LitElement>('desk-composer')?.requestUpdate();
  }

  async #takeOver(consultation: string): Promise<void> {
    if (await this.#run(this.client.acceptHandover(consultation))) this.#select(consultation);
  }

  #open(dialog: OpenDialog): void {
    this.dialog = dialog;
  }

  #send(consultation: string, text: string): void {
    this.#setDraft(consultation, '');
    // A refusal shows at the message itself, with the way to send it again.
    this.client.send(consultation, text).catch(() => undefined);
  }

  #setDraft(consultation: string, text: string): void {
    this.#drafts.set(consultation, text);
    this.client.saveDraft(consultation, text);
    this.chatPane?.renderRoot.querySelector<LitElement>('desk-composer')?.requestUpdate();
  }

  #changePreferences(changed: Partial<Preferences>): void {
    this.dispatchEvent(new CustomEvent('desk-preferences', { detail: changed }));
  }

  #commands(): readonly DeskCommandEntry[] {
    const words = this.#words;
    const chat = this.#chat();
    const entry = (action: DeskAction): DeskCommandEntry => ({
      label: words.text(`key.${action}`),
      key: this.#key(action),
      run: () => this.#act(action),
    });
    const people = orderedChats(this.snapshot).map(({ view }) => ({ label: patientName(view, words), run: () => this.#select(view.id) }));
    const inChat: DeskAction[] = chat ? ['send', 'handover', 'end', 'note'] : [];
    const settings = { label: words.text('settings'), run: () => this.#open({ kind: 'settings' }) };
    return [entry('accept'), ...inChat.map(entry), ...people, entry('next'), entry('previous'), entry('list'), settings];
  }

  #act(action: DeskAction, digit?: number): void {
    const chat = this.#chat();
    switch (action) {
      case 'commands':
        return this.#open({ kind: 'commands' });
      case 'list':
        return this.#open({ kind: 'keys' });
      case 'accept':
        return void this.#onAccept();
      case 'next':
        return this.#step(1);
      case 'previous':
        return this.#step(-1);
      case 'jump':
        return this.#jump((digit ?? 1) - 1);
      case 'panes':
        return this.#nextPane();
      case 'send':
        return this.#sendAndGoOn();
      case 'note':
        return this.#toNote();
      case 'handover':
      case 'end':
        return chat ? this.#patientAction(action, chat) : undefined;
    }
  }

  #step(by: 1 | -1): void {
    const chats = orderedChats(this.snapshot);
    const at = chats.findIndex(({ view }) => view.id === this.selected);
    this.#jump(at < 0 ? 0 : (at + by + chats.length) % chats.length);
  }

  #jump(index: number): void {
    const chat = orderedChats(this.snapshot)[index];
    if (chat) this.#select(chat.view.id);
  }

  /** After sending, the one who has waited longest is next. */
  #sendAndGoOn(): void {
    const sentTo = this.selected;
    if (!this.chatPane?.send() || this.dialog) return;
    const next = orderedChats(this.snapshot).find(({ view }) => view.id !== sentTo && view.unansweredSince !== null);
    if (next) this.#select(next.view.id);
  }

  #toNote(): void {
    this.cardShown = true;
    void this.updateComplete.then(() => this.patientPane?.focusNote());
  }

  #nextPane(): void {
    const panes = [...this.panes];
    const at = panes.findIndex((pane) => pane.matches(':focus-within') || pane === this.shadowRoot?.activeElement);
    panes[(at + 1) % panes.length]?.focus();
  }

  #patientAction(action: PatientAction, chat: FollowedConsultation): void {
    if (action === 'pause') return void this.#run(this.client.pause(chat.view.id));
    if (action === 'end') return this.#open({ kind: 'end', chat, draft: loadSummary(chat.view.id) });
    this.#open({ kind: action, chat });
  }

  #onMessage(consultation: string): void {
    const chat = this.snapshot.chats[consultation];
    if (!chat) return;
    const name = patientName(chat.view, this.#words);
    if (consultation !== this.selected) this.#announcer.say(this.#words.text('chat.new', { name }));
    this.#alerts.raise({ type: 'message', title: this.#words.text('notify.message', { name }), tag: consultation }, this.preferences);
  }

  readonly #onAccept = async (): Promise<void> => {
    await this.#run(this.client.acceptNext().then((consultation) => this.#select(consultation)));
  };

  readonly #onPatientAction = (event: CustomEvent<{ action: PatientAction }>): void => {
    const chat = this.#chat();
    if (chat) this.#patientAction(event.detail.action, chat);
  };

  #onSend(event: CustomEvent<{ consultation: string; text: string }>): void {
    const { consultation, text } = event.detail;
    const chat = this.snapshot.chats[consultation];
    if (!chat) return;
    const others = orderedChats(this.snapshot).flatMap(({ view }) =>
      view.id !== consultation && view.intake.name ? [view.intake.name] : [],
    );
    const other = mentionedOther(text, chat.view.intake.name ?? '', others);
    if (other) this.#open({ kind: 'guard', chat, text, other });
    else this.#send(consultation, text);
  }

  #onDraft(event: CustomEvent<{ consultation: string; text: string }>): void {
    const { consultation, text } = event.detail;
    this.client.saveDraft(consultation, text);
    this.client.setTyping(consultation, text !== '');
  }

  #onKeepReply(event: CustomEvent<{ text: string }>): void {
    this.#changePreferences({ replies: [event.detail.text, ...this.preferences.replies] });
    this.#announcer.say(this.#words.text('canned.saved'));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.preferences.shortcutsOn || this.dialog) return;
    const found = actionOf(event, this.preferences.keys);
    if (!found) return;
    event.preventDefault();
    this.#act(found.action, found.digit);
  };

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot');
    if (!before) return;
    for (const { view } of Object.values(this.snapshot.chats)) {
      const was = before.chats[view.id]?.view.state;
      if (was && isGoingOn(was) && !isGoingOn(view.state)) dropSummary(view.id);
    }
  }
}
