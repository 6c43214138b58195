import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignText } from '@consult-kit/protocol';
import { placeInText, readCampaignText, writeCampaignText, type JsonFault } from './json-text.ts';
import { isSame, type Path } from './paths.ts';

/**
 * The whole campaign file as JSON. What is typed here goes into the form as soon as it is JSON; until then the form keeps what it has.
 *
 * @fires {CustomEvent<CampaignText>} file-edit - The text is another file now.
 * @fires {CustomEvent<string | undefined>} loose-text - The text is no JSON; `undefined` when it is again.
 */
export class ConsoleJsonPane extends LitElement {
  static override styles = [
    ...appStyles,
    css`
      textarea {
        min-block-size: calc(var(--_unit) * 320);
        font:
          calc(var(--_unit) * 14) / calc(var(--_unit) * 21) ui-monospace,
          monospace;
        white-space: pre;
        overflow: auto;
        tab-size: 2;
      }
    `,
  ];

  @property({ attribute: false }) file!: CampaignText;
  /** Text of an earlier visit that is no JSON yet. */
  @property({ attribute: false }) looseText: string | undefined;
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  @state() private fault: JsonFault | undefined;
  @query('textarea') private field!: HTMLTextAreaElement;
  readonly #words = new Localize(this);
  #text: string | undefined;
  /** The file that the text says. */
  #said: CampaignText | undefined;

  /** Moves focus to the value of a path. */
  async focusPath(path: Path): Promise<void> {
    await this.updateComplete;
    const [from, to] = placeInText(this.field.value, path);
    this.field.focus();
    this.field.setSelectionRange(from, to);
    const line = this.field.value.slice(0, from).split('\n').length;
    const height = this.field.scrollHeight / Math.max(this.field.value.split('\n').length, 1);
    this.field.scrollTop = Math.max((line - 4) * height, 0);
    this.field.scrollIntoView({ block: 'center' });
  }

  protected override willUpdate(): void {
    if (this.#text === undefined && this.looseText !== undefined) this.#read(this.looseText);
    // What stands there keeps its line breaks while it says the same; a text that is no JSON is nobody else's to change.
    if (this.#text !== undefined && (this.fault || isSame(this.#said, this.file))) return;
    this.#text = writeCampaignText(this.file);
    this.#said = this.file;
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { fault } = this;
    return html`<div class="field">
      <label for="json">${words.text('json.label')}</label>
      <span id="json-hint" class="meta muted">${words.text('json.hint')}</span>
      <textarea
        class="input"
        id="json"
        spellcheck="false"
        autocapitalize="none"
        rows="20"
        aria-describedby="json-hint fault"
        aria-invalid=${fault ? 'true' : 'false'}
        ?readonly=${this.readOnly}
        .value=${this.#text ?? ''}
        @input=${this.#onInput}
      ></textarea>
      <div id="fault" role="status">${fault ? this.#fault(fault) : nothing}</div>
    </div>`;
  }

  #fault({ problem, line, column, offset, key = '' }: JsonFault): TemplateResult {
    const words = this.#words;
    const text = words.text('json.fault', { line, column, problem: words.text(`json.${problem}`, { key }) });
    return html`<div class="row">
      <p class="error grow">${text} ${words.text('json.not-taken')}</p>
      <button class="button outline" type="button" @click=${() => this.#goTo(offset)}>${words.text('json.go')}</button>
      <button class="button text" type="button" @click=${this.#onRevert}>${words.text('json.revert')}</button>
    </div>`;
  }

  #goTo(offset: number): void {
    this.field.focus();
    this.field.setSelectionRange(offset, Math.min(offset + 1, this.field.value.length));
  }

  #read(text: string): ReturnType<typeof readCampaignText> {
    const read = readCampaignText(text);
    this.#text = text;
    this.fault = 'fault' in read ? read.fault : undefined;
    this.#said = 'file' in read ? read.file : undefined;
    return read;
  }

  readonly #onInput = (): void => {
    const text = this.field.value;
    const read = this.#read(text);
    this.dispatchEvent(new CustomEvent('loose-text', { detail: this.fault ? text : undefined }));
    if ('file' in read && !isSame(read.file, this.file)) this.dispatchEvent(new CustomEvent('file-edit', { detail: read.file }));
  };

  readonly #onRevert = (): void => {
    this.#read(writeCampaignText(this.file));
    this.dispatchEvent(new CustomEvent('loose-text', { detail: undefined }));
  };
}
