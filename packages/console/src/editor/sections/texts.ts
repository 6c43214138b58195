import { html, nothing, type TemplateResult } from 'lit';
import { linesField, localizedField, numberField, placeProblems, textField, tickField } from '../form/fields.ts';
import { languageName, languagesAt, textAt, type FormView } from '../form/form-view.ts';
import { isRecord, valueAt, type Path } from '../paths.ts';
import { languagesEditor } from './languages.ts';
import { signsEditor } from './warning-signs.ts';

/** The names of the campaign, its languages and the places of its card. */
export function namesSection(view: FormView): TemplateResult {
  const { words } = view;
  return html`${localizedField(view, ['names'], words.text('names.title'), { hint: words.text('names.hint') })} ${languagesEditor(view)}
  ${linesField(view, ['placements'], words.text('names.placements'), { hint: words.text('names.placements.hint'), isNeeded: true })}
  ${localizedField(view, ['alternatives'], words.text('names.alternatives'), { rows: 2 })}
  ${localizedField(view, ['whileWaiting'], words.text('names.while-waiting'), { rows: 6 })}`;
}

/** A pause that is published with everything else; the one that acts at once is beside the publishing. */
export function pauseSection(view: FormView): TemplateResult {
  const { words } = view;
  const isPaused = valueAt(view.file, ['paused']) !== undefined;
  return html`<p class="meta muted">${words.text('pause.hint')}</p>
    ${tickField(view, ['paused'], words.text('pause.on'), isPaused, (isOn) => view.set(['paused'], isOn ? { reasons: {} } : undefined))}
    ${isPaused ? localizedField(view, ['paused', 'reasons'], words.text('pause.reasons'), { rows: 2 }) : nothing}`;
}

/** Which searches show the card, and which messages show the emergency card. */
export function searchSection(view: FormView): TemplateResult {
  const { words } = view;
  return html`${phrases(view, ['search', 'triggers'], words.text('search.triggers'), words.text('search.triggers.hint'))}
    ${phrases(view, ['search', 'vetoes'], words.text('search.vetoes'), words.text('search.vetoes.hint'))} ${placeProblems(view, ['search'])}
    ${phrases(view, ['emergencyPhrases'], words.text('search.emergency'), words.text('search.emergency.hint'))}
    <div>
      <button class="button text" type="button" @click=${() => view.showJson(['search'])}>${words.text('search.lexicon')}</button>
    </div>`;
}

function phrases(view: FormView, path: Path, label: string, hint: string): TemplateResult {
  return html`<fieldset class="group stack" data-path=${JSON.stringify(path)} tabindex="-1">
    <legend>${label}</legend>
    <p class="meta muted">${hint}</p>
    <div class="columns">
      ${languagesAt(view, valueAt(view.file, path)).map((language) => linesField(view, [...path, language], languageName(language, view)))}
    </div>
  </fieldset>`;
}

/** What every group is asked before it writes a word. */
export function signsSection(view: FormView): TemplateResult {
  return html`<p class="meta muted">${view.words.text('signs.hint')}</p>
    ${signsEditor(view, ['warningSigns'], true)}`;
}

/** What shoppers agree to, and what follows from it. */
export function consentSection(view: FormView): TemplateResult {
  const { words } = view;
  return html`<div class="columns">
      ${textField(view, ['consent', 'version'], words.text('consent.version'), { hint: words.text('consent.version.hint') })}
      ${numberField(view, ['consent', 'guardianUnderYears'], words.text('consent.guardian'), { hint: words.text('consent.guardian.hint') })}
      ${numberField(view, ['consent', 'retentionDays'], words.text('consent.retention'))}
    </div>
    ${localizedField(view, ['consent', 'texts'], words.text('consent.texts'), { rows: 10 })}
    ${localizedField(view, ['consent', 'contact'], words.text('consent.contact'), { rows: 2 })}`;
}

/** The campaign's own wording of the interface: each key with a text in every language. */
export function overridesSection(view: FormView): TemplateResult {
  const { words } = view;
  const texts = valueAt(view.file, ['texts']);
  const keys = isRecord(texts) ? [...new Set(Object.values(texts).flatMap((own) => (isRecord(own) ? Object.keys(own) : [])))] : [];
  return html`<p class="meta muted">${words.text('overrides.hint')}</p>
    ${keys.map((key) => localizedField(view, ['texts', key], key, { rows: 2, pathIn: (language) => ['texts', language, key] }))}
    ${view.readOnly ? nothing : addKey(view)}`;
}

function addKey(view: FormView): TemplateResult {
  const { words } = view;
  const source = languagesAt(view, undefined)[0] ?? 'en';
  const add = (event: Event): void => {
    const field = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
    const key = field?.value.trim() ?? '';
    if (!field || key === '') return;
    const path = ['texts', source, key];
    // A text that is there already stays.
    if (textAt(view, path) === '') view.set(path, words.text('overrides.new'));
    field.value = '';
  };
  return html`<div class="row">
    <label class="field grow">
      <span>${words.text('overrides.key')}</span>
      <input class="input" spellcheck="false" autocomplete="off" placeholder="entry.ask" />
    </label>
    <button class="button outline end" type="button" @click=${add}>${words.text('overrides.add')}</button>
  </div>`;
}
