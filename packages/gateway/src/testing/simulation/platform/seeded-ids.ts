import { Random } from '../random.ts';

let random = new Random(0);

/** Ids made inside of gateway and protocol follow from this seed from now on. */
export function seedIds(seed: number): void {
  random = new Random(seed, 7);
}

/** Stands for `nanoid`. */
export function nanoid(chars = 21): string {
  return random.id(chars);
}
