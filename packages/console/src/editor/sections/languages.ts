import { html, nothing, type TemplateResult } from 'lit';
import { CAMPAIGN_LIMITS, canonicalLanguage, languageSchema } from '@consult-kit/protocol';
import { languageName, languagesOf, type FormView } from '../form/form-view.ts';
import { listEditor } from '../form/list-editor.ts';
import { labelOfPath } from '../merge.ts';
import { missingTexts } from '../missing-texts.ts';
import type { Path } from '../paths.ts';

const PATH: Path = ['languages'];
/** Shown to choose from; any other tag can be written. */
const KNOWN = 'zh-Hans zh-Hant en ug bo mn kk ii za ko ja vi th lo my km id ms hi bn ta ur ne fa ar tr ru uk pl de fr es pt it nl'.split(
  ' ',
);
/** Missing texts that are named; more are counted. */
const NAMED_MAX = 6;

/** The languages of the campaign, the source language first; each with the texts that it lacks. */
export function languagesEditor(view: FormView): TemplateResult {
  const { words } = view;
  const nameOf = (tag: unknown): string => languageName(String(tag), view);
  return html`<fieldset class="group stack">
    <legend>${words.text('names.languages')}</legend>
    <p class="meta muted">${words.text('languages.hint')}</p>
    ${listEditor(view, PATH, {
      nameOf,
      fields: ([, index], tag) => language(view, String(tag), index === 0),
      isOrdered: true,
      isNeeded: true,
      max: CAMPAIGN_LIMITS.languagesMax,
      adder: (add) => adder(view, add),
    })}
  </fieldset>`;
}

function language(view: FormView, tag: string, isSource: boolean): TemplateResult {
  const { words } = view;
  const missing = missingTexts(view.file, tag);
  const more = missing.length - NAMED_MAX;
  return html`<div class="row">
      <span class="strong">${languageName(tag, view)}</span> <span class="meta muted">${tag}</span>
      ${isSource ? html`<span class="meta muted">${words.text('languages.source')}</span>` : nothing}
    </div>
    ${
      missing.length === 0
        ? nothing
        : html`<div class="meta">
            ${words.text('languages.missing', { count: missing.length })}
            <ul class="links">
              ${missing.slice(0, NAMED_MAX).map(
                (path) =>
                  html`<li>
                    <button class="link" type="button" @click=${() => view.goTo([...path, tag])}>
                      ${labelOfPath(view.file, path, words.lang())}
                    </button>
                  </li>`,
              )}
              ${more > 0 ? html`<li>${words.text('merge.more', { count: more })}</li>` : nothing}
            </ul>
          </div>`
    }`;
}

/** A language is chosen by its name, or written as a tag, which is read while it is typed. */
function adder(view: FormView, add: (tag: string) => void): TemplateResult {
  const { words, lists } = view;
  const tag = lists.typedIn('language').trim();
  const problem = problemOf(view, tag);
  const onAdd = (): void => {
    if (tag === '' || problem !== '') return;
    lists.keepTyped('language', '');
    add(tag);
  };
  const others = KNOWN.filter((known) => problemOf(view, known) === '');
  return html`<form
    class="row adder"
    @submit=${(event: Event) => {
      event.preventDefault();
      onAdd();
    }}
  >
    <div class="field grow">
      <label for="language">${words.text('languages.new')}</label>
      <input
        class="input"
        id="language"
        list="known-languages"
        autocomplete="off"
        spellcheck="false"
        placeholder="ug"
        data-add=${JSON.stringify(PATH)}
        aria-describedby="language-read"
        aria-invalid=${problem === '' ? 'false' : 'true'}
        .value=${lists.typedIn('language')}
        @input=${(event: InputEvent) => lists.keepTyped('language', (event.target as HTMLInputElement).value)}
      />
      <datalist id="known-languages">${others.map((known) => html`<option value=${known}>${languageName(known, view)}</option>`)}</datalist>
    </div>
    <button class="button outline end" type="submit" aria-disabled=${tag === '' || problem !== '' ? 'true' : 'false'}>
      ${words.text('languages.add')}
    </button>
    <span id="language-read" class="meta full ${problem === '' ? 'muted' : 'error'}">
      ${problem === '' ? (tag === '' ? words.text('languages.new.hint') : languageName(tag, view)) : problem}
    </span>
  </form>`;
}

/** Why a tag can't be added; empty where it can, or nothing is written yet. */
function problemOf(view: FormView, tag: string): string {
  const { words } = view;
  if (tag === '') return '';
  if (!languageSchema.safeParse(tag).success) return words.text('languages.no-tag', { tag });
  const isThere = languagesOf(view).some((known) => canonicalLanguage(known) === canonicalLanguage(tag));
  return isThere ? words.text('languages.there', { name: languageName(tag, view) }) : '';
}
