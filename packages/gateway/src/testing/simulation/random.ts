const UINT32 = 2 ** 32;

/** Numbers that follow from a seed alone: the same seed, the same course. Of good enough quality for choosing what happens (sfc32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed - Any whole number. @param stream - Tells apart the streams of one seed. */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / UINT32) | 0;
    this.#c = stream | 0;
    for (let turn = 0; turn < 12; turn += 1) this.#next();
  }

  /** A number in [0, 1). */
  number(): number {
    return this.#next() / UINT32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1));
  }

  /** Whether something of this probability happens now. */
  chance(probability: number): boolean {
    return this.number() < probability;
  }

  /** One of several. @throws {RangeError} There is none. */
  pick<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new RangeError('There is nothing to pick from.');
    return values[Math.floor(this.number() * values.length)] as Value;
  }

  /** One of several by its weight; entries with a weight of 0 are never taken. */
  weighted<Value>(values: readonly (readonly [weight: number, value: Value])[]): Value {
    const total = values.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.number() * total;
    for (const [weight, value] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    return (values.at(-1) as readonly [number, Value])[1];
  }

  /** A text of letters, digits, `_` and `-`. */
  id(chars = 21): string {
    let text = '';
    while (text.length < chars) text += ALPHABET[this.whole(0, ALPHABET.length - 1)] ?? '';
    return text;
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
