import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText, type Editor } from '@consult-kit/protocol';

/** Somebody of the staff by name; an account that is gone, or the command on the gateway's machine, by what it is. */
export function editorName(editor: Editor | undefined, words: Localize): string {
  const name = pickText(editor?.names ?? undefined, words.lang());
  if (name !== '' || !editor) return name || words.text('editor.somebody');
  return words.text(editor.account === null ? 'editor.command' : 'editor.gone');
}
