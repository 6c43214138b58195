import type { Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignText, Finding } from '@consult-kit/protocol';
import type { FormLists } from './form-lists.ts';
import { isRecord, isSame, valueAt, type Path } from '../paths.ts';

/** What the parts of the form draw from, and where they say what a person changed. */
export interface FormView {
  /** The file in the form, broken or not. */
  readonly file: CampaignText;
  readonly words: Localize;
  /** Nothing can be changed. */
  readonly readOnly: boolean;
  /** The gateway's time. */
  readonly nowMs: number;
  readonly findings: readonly Finding[];
  readonly lists: FormLists;
  /** Changes one value; `undefined` takes it away. */
  set(path: Path, value: unknown): void;
  /** Opens the JSON of the whole file at a place. */
  showJson(path: Path): void;
  /** Moves focus to the field of a path. */
  goTo(path: Path): void;
}

/** The value of a field that should be text; what is none is shown as JSON, so that nobody overwrites it without seeing it. */
export function textAt(view: FormView, path: Path): string {
  const value = valueAt(view.file, path);
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The entries of a list; none where there is no list. */
export function listAt(view: FormView, path: Path): readonly unknown[] {
  const value = valueAt(view.file, path);
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The campaign's languages, the source language first. */
export function languagesOf({ file }: Pick<FormView, 'file'>): string[] {
  const languages = file['languages'];
  return Array.isArray(languages) ? languages.filter((tag): tag is string => typeof tag === 'string') : [];
}

/** A language by its name for the reader: `Simplified Chinese`; the tag itself where it has none. */
export function languageName(tag: string, { words }: Pick<FormView, 'words'>): string {
  try {
    return new Intl.DisplayNames([words.lang()], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What was found at a field; with `below` also what was found inside its value. */
export function findingsAt(view: FormView, path: Path, below = false): Finding[] {
  return view.findings.filter((finding) => (below ? isSame(finding.path.slice(0, path.length), path) : isSame(finding.path, path)));
}

/** An id for the element of a path, unique in the form. */
export function idOf(path: Path): string {
  return `f-${path.map((key) => encodeURIComponent(String(key))).join('/')}`;
}

/** The languages of a text: those of the campaign, and any other that it has. */
export function languagesAt(view: FormView, texts: unknown): string[] {
  return [...new Set([...languagesOf(view), ...(isRecord(texts) ? Object.keys(texts) : [])])];
}
