import { html, type TemplateResult } from 'lit';
import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import { selectField, textField, writtenField } from '../form/fields.ts';
import type { FormView } from '../form/form-view.ts';
import { addButton, listEditor } from '../form/list-editor.ts';
import { jsonObject } from '../form/parsed-value.ts';
import { isRecord, valueAt, type Path } from '../paths.ts';

const PATH: Path = ['hosts', 'keys'];
const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'].map((name) => [name, name] as const);

/** The public keys with which hosts sign for their shoppers. */
export function hostKeysEditor(view: FormView): TemplateResult {
  const { words } = view;
  return listEditor(view, PATH, {
    nameOf: (item, index) => (isRecord(item) && String(item['host'] ?? '')) || words.text('keys.unnamed', { number: index + 1 }),
    detail: (item) => (isRecord(item) ? `${String(item['id'] ?? '')} · ${String(item['algorithm'] ?? '')}` : ''),
    fields: (path) => keyFields(view, path),
    folds: true,
    max: CAMPAIGN_LIMITS.hostKeysMax,
    none: words.text('keys.none'),
    adder: (add) => addButton(PATH, words.text('keys.add'), () => add({ id: view.lists.freshId('key'), algorithm: 'ES256' })),
  });
}

function keyFields(view: FormView, path: Path): TemplateResult {
  const { words } = view;
  const publicKey = [...path, 'publicKey'];
  return html`<div class="columns">
      ${textField(view, [...path, 'host'], words.text('keys.host'), { hint: words.text('keys.host.hint') })}
      ${textField(view, [...path, 'id'], words.text('keys.id'), { hint: words.text('keys.id.hint') })}
      ${selectField(view, [...path, 'algorithm'], words.text('keys.algorithm'), ALGORITHMS)}
    </div>
    ${writtenField(view, publicKey, words.text('keys.public'), jsonObject, {
      hint: words.text('keys.public.hint'),
      rows: 6,
      placeholder: '{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }',
      // The check misses an object; the person sees a text that is no JSON yet.
      problem: typeof valueAt(view.file, publicKey) === 'string' ? words.text('keys.public.wrong') : undefined,
    })}`;
}
