import { icon } from '../art/icons.ts';
import { QUANTITY_MAX } from '../cart.ts';
import type { Copy } from '../copy.ts';
import { h } from '../dom.ts';

/** A number between two buttons. */
export interface Stepper {
  element: HTMLElement;
  value(): number;
}

/**
 * A quantity from 1 to `QUANTITY_MAX`.
 * @param label - What is counted, for assistive technology.
 */
export function stepper(copy: Copy, label: string, start: number, onChange: (quantity: number) => void = () => undefined): Stepper {
  const input = h('input', {
    type: 'text',
    inputmode: 'numeric',
    'aria-label': label,
    class: 'stepper__value',
    value: start,
    maxlength: 2,
  });
  let value = start;
  const set = (wanted: number): void => {
    const next = Math.min(QUANTITY_MAX, Math.max(1, Math.trunc(wanted) || value));
    input.value = String(next);
    fewer.disabled = next === 1;
    more.disabled = next === QUANTITY_MAX;
    if (next === value) return;
    value = next;
    onChange(next);
  };
  const fewer = h('button', { type: 'button', 'aria-label': copy.fewer, onclick: () => step(-1) }, icon('minus'));
  const more = h('button', { type: 'button', 'aria-label': copy.more, onclick: () => step(1) }, icon('plus'));
  const step = (by: number): void => {
    set(value + by);
    // A button that has just been switched off would drop the focus.
    if ((by < 0 && fewer.disabled) || (by > 0 && more.disabled)) input.focus();
  };
  input.addEventListener('change', () => set(Number(input.value)));
  set(start);
  return { element: h('div', { class: 'stepper', role: 'group', 'aria-label': label }, fewer, input, more), value: () => value };
}
