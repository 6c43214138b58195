import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { isRecord, isSame } from '../paths.ts';

/** How a value is written into a field, and read from it again. */
export interface Writing {
  write(value: unknown): string;
  read(text: string): unknown;
}

/**
 * Shows a value in a field whose text is not the value itself. What stands there is left alone while it means the value: a half-typed
 * `12.` or an empty line at the end stays under the cursor.
 */
class ParsedValue extends Directive {
  override render(_value: unknown, _writing: Writing): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [value, writing]: [unknown, Writing]): typeof noChange {
    const field = part.element as HTMLInputElement | HTMLTextAreaElement;
    if (!isSame(writing.read(field.value), value)) field.value = writing.write(value);
    return noChange;
  }
}

export const parsedValue = directive(ParsedValue);

/** Whole numbers. A text that is none stays as it is, and the check says so. */
export const wholeNumber: Writing = {
  write: (value) => (value === undefined ? '' : String(value)),
  read: (text) => {
    const trimmed = text.trim();
    if (trimmed === '') return undefined;
    return /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
  },
};

/** A list of texts, one on each line. Without any the key goes, unless the file needs it. */
export function lines(isNeeded = false): Writing {
  return {
    write: (value) => (Array.isArray(value) ? value.map(String).join('\n') : value === undefined ? '' : JSON.stringify(value)),
    read: (text) => {
      const list = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return list.length === 0 && !isNeeded ? undefined : list;
    },
  };
}

/** An object, written as JSON. A text that is none stays as it is, and the check says so. */
export const jsonObject: Writing = {
  write: (value) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
  read: (text) => {
    if (text.trim() === '') return undefined;
    try {
      const value: unknown = JSON.parse(text);
      return isRecord(value) ? value : text;
    } catch {
      return text;
    }
  },
};
