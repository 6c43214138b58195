/** A `tel:` address for a number as people read it. */
export function telLink(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`;
}
