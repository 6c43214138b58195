import { PUBLIC_TOKENS } from './tokens.ts';

const PREFIX = '--consult-';
const VALUE_MAX_CHARS = 200;

/** The public tokens that a page has set around an element: name without `--consult-` to value. */
export function readHostTokens(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  const found: Record<string, string> = {};
  for (const name of PUBLIC_TOKENS) {
    const value = style.getPropertyValue(name).trim();
    if (isTokenValue(value)) found[name.slice(PREFIX.length)] = value;
  }
  return found;
}

/** Sets tokens that another page sent; unknown names and values that could fetch something are left out. */
export function applyHostTokens(target: HTMLElement, sent: Readonly<Record<string, unknown>>): void {
  for (const name of PUBLIC_TOKENS) {
    const value = sent[name.slice(PREFIX.length)];
    if (typeof value === 'string' && isTokenValue(value)) target.style.setProperty(name, value);
    else target.style.removeProperty(name);
  }
}

function isTokenValue(value: string): boolean {
  return value !== '' && value.length <= VALUE_MAX_CHARS && !/url|image|[{};\\<>]/i.test(value);
}
