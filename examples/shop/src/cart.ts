import { STORAGE_PREFIX } from './settings.ts';

/** One line of the cart. */
export interface CartLine {
  productId: string;
  /** The chosen option; empty when the product has none. */
  choiceId: string;
  /** 1 to `QUANTITY_MAX`. */
  quantity: number;
}

/** Most pieces of one article, and most different articles. */
export const QUANTITY_MAX = 99;
export const LINES_MAX = 60;

const KEY = `${STORAGE_PREFIX}cart`;

/** What a cart is kept in; the browser's `localStorage`, or nothing where that is closed. */
export type CartStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The shopper's cart, kept in the browser. Fires `change` after each change, also of another tab. */
export class Cart extends EventTarget {
  readonly #storage: CartStorage | undefined;
  #lines: readonly CartLine[];

  constructor(storage: CartStorage | undefined) {
    super();
    this.#storage = storage;
    this.#lines = this.#read();
  }

  get lines(): readonly CartLine[] {
    return this.#lines;
  }

  /** Pieces of all lines together. */
  get count(): number {
    return this.#lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  /** Puts pieces of an article into the cart; `false` if the cart holds as much as it may. */
  add(productId: string, choiceId: string, quantity = 1): boolean {
    const present = this.#lines.find((line) => isSame(line, productId, choiceId));
    if (!present && this.#lines.length >= LINES_MAX) return false;
    if (present && present.quantity >= QUANTITY_MAX) return false;
    if (present) this.setQuantity(productId, choiceId, present.quantity + quantity);
    else this.#write([...this.#lines, { productId, choiceId, quantity: clamp(quantity) }]);
    return true;
  }

  /** Changes how many pieces of a line there are; bounded to 1 … `QUANTITY_MAX`. */
  setQuantity(productId: string, choiceId: string, quantity: number): void {
    this.#write(this.#lines.map((line) => (isSame(line, productId, choiceId) ? { ...line, quantity: clamp(quantity) } : line)));
  }

  remove(productId: string, choiceId: string): void {
    this.#write(this.#lines.filter((line) => !isSame(line, productId, choiceId)));
  }

  clear(): void {
    this.#write([]);
  }

  /** Takes over what another tab has written. */
  reload(): void {
    this.#lines = this.#read();
    this.dispatchEvent(new Event('change'));
  }

  /** Whether a storage event is about this cart. */
  static concerns(key: string | null): boolean {
    return key === KEY || key === null;
  }

  #read(): CartLine[] {
    try {
      const value: unknown = JSON.parse(this.#storage?.getItem(KEY) ?? '[]');
      return Array.isArray(value) ? value.filter(isCartLine).slice(0, LINES_MAX) : [];
    } catch {
      return [];
    }
  }

  #write(lines: readonly CartLine[]): void {
    this.#lines = lines;
    try {
      this.#storage?.setItem(KEY, JSON.stringify(lines));
    } catch {
      // A full or closed storage keeps the cart for this page only.
    }
    this.dispatchEvent(new Event('change'));
  }
}

function isSame(line: CartLine, productId: string, choiceId: string): boolean {
  return line.productId === productId && line.choiceId === choiceId;
}

function clamp(quantity: number): number {
  return Math.min(QUANTITY_MAX, Math.max(1, Math.trunc(quantity) || 1));
}

function isCartLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false;
  const { productId, choiceId, quantity } = value as Record<string, unknown>;
  return (
    typeof productId === 'string' && typeof choiceId === 'string' && Number.isInteger(quantity) && clamp(Number(quantity)) === quantity
  );
}
