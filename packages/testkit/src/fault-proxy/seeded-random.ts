/**
 * Numbers in [0, 1) that look random and depend on nothing but the seed: same seed, same numbers (mulberry32 over an FNV-1a hash).
 * @param seed - Any text; two uses of one seed take names of their own, for example `7/cuts` and `7/link 3`.
 */
export function seededRandom(seed: string): () => number {
  let state = 2_166_136_261;
  for (let place = 0; place < seed.length; place += 1) state = Math.imul(state ^ seed.charCodeAt(place), 16_777_619);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
