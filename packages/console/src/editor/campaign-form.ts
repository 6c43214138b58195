import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { appStyles, Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignText, Finding } from '@consult-kit/protocol';
import { campaignFormStyles } from './campaign-form.styles.ts';
import { FormLists } from './form/form-lists.ts';
import type { FormView } from './form/form-view.ts';
import { isSame, type Path } from './paths.ts';
import { SECTIONS, type Section } from './sections/sections.ts';

/** One value that a person changed; `undefined` takes it away. */
export interface FieldEdit {
  path: Path;
  value: unknown;
}

/**
 * The form of a campaign file: it has the keys of the file, in parts that open and close.
 *
 * @fires {CustomEvent<FieldEdit>} field-edit - Somebody changed a value.
 * @fires {CustomEvent<Path>} json-wanted - Somebody wants to see a place in the JSON of the file.
 */
export class ConsoleCampaignForm extends LitElement {
  static override styles = [...appStyles, campaignFormStyles];

  /** Gives the file as it is now, so that two changes in one turn do not undo each other. */
  @property({ attribute: false }) current!: () => CampaignText;
  /** The same file; a new one redraws the form. */
  @property({ attribute: false }) file!: CampaignText;
  @property({ attribute: false }) findings: readonly Finding[] = [];
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** The gateway's time, milliseconds since 1970. */
  @property({ type: Number, attribute: 'now-ms' }) nowMs = 0;
  @state() private open: ReadonlySet<string> = new Set(SECTIONS.flatMap(({ id, isOpen }) => (isOpen ? [id] : [])));
  readonly #words = new Localize(this);
  readonly #lists = new FormLists(this);

  /**
   * Moves focus to the field of a path, and opens the part that it is in.
   * @returns `false` where no field holds the path.
   */
  async focusPath(path: Path): Promise<boolean> {
    const section = SECTIONS.find(({ keys }) => keys.includes(String(path[0])));
    if (!section) return false;
    this.open = new Set([...this.open, section.id]);
    this.#lists.openTo(this.current(), path);
    await this.updateComplete;
    const field = this.#fieldOf(path);
    if (!field) return false;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return true;
  }

  protected override render(): TemplateResult {
    const { current } = this;
    const view: FormView = {
      get file() {
        return current();
      },
      words: this.#words,
      readOnly: this.readOnly,
      nowMs: this.nowMs,
      findings: this.findings,
      lists: this.#lists,
      set: (path, value) => this.dispatchEvent(new CustomEvent<FieldEdit>('field-edit', { detail: { path, value } })),
      showJson: (path) => this.dispatchEvent(new CustomEvent<Path>('json-wanted', { detail: path })),
      goTo: (path) => void this.focusPath(path),
    };
    return html`<div class="visually-hidden" role="status">${this.#lists.said}</div>
      ${SECTIONS.map((section) => this.#section(section, view))}`;
  }

  #section(section: Section, view: FormView): TemplateResult {
    const words = this.#words;
    const found = this.findings.filter(({ path }) => section.keys.includes(String(path[0])));
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const warnings = found.length - errors;
    const isOpen = this.open.has(section.id);
    return html`<details class="card" .open=${isOpen} @toggle=${(event: Event) => this.#onToggle(section.id, event)}>
      <summary>
        <h3 class="grow">${words.text(`section.${section.id}`)}</h3>
        ${errors > 0 ? html`<span class="meta count error">${words.text('findings.errors', { count: errors })}</span>` : nothing}
        ${warnings > 0 ? html`<span class="meta count">${words.text('findings.warnings', { count: warnings })}</span>` : nothing}
      </summary>
      <div class="inside">${isOpen ? section.render(view) : nothing}</div>
    </details>`;
  }

  /** The field that holds a path: its own, or one whose value it is inside of. */
  #fieldOf(path: Path): HTMLElement | undefined {
    const fields = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-path]')];
    const pathOf = (field: HTMLElement): Path => JSON.parse(field.dataset['path'] ?? '[]') as Path;
    return (
      fields.find((field) => isSame(pathOf(field), path)) ??
      fields.find((field) => 'below' in field.dataset && isSame(pathOf(field), path.slice(0, pathOf(field).length)))
    );
  }

  #onToggle(id: string, event: Event): void {
    const isOpen = (event.target as HTMLDetailsElement).open;
    if (isOpen === this.open.has(id)) return;
    this.open = new Set(isOpen ? [...this.open, id] : [...this.open].filter((other) => other !== id));
  }
}
