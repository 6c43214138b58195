import { type CompiledLexicon, type Matcher, createMatcher } from '@consult-kit/intent';

const matchers = new Map<string, Matcher | Promise<Matcher | undefined>>();
const handedOver = new WeakMap<CompiledLexicon, Matcher>();

/** The matcher of a lexicon that the host handed over; made once. */
export function matcherOf(lexicon: CompiledLexicon): Matcher {
  let matcher = handedOver.get(lexicon);
  if (!matcher) handedOver.set(lexicon, (matcher = createMatcher(lexicon)));
  return matcher;
}

/** The matcher of the lexicon at an address: at once if it is there, else a promise; `undefined` if it could not be read. */
export function matcherAt(url: string): Matcher | Promise<Matcher | undefined> {
  let matcher = matchers.get(url);
  if (!matcher) matchers.set(url, (matcher = read(url)));
  return matcher;
}

/** The address holds a hash of the content, so the browser may keep it for ever. */
async function read(url: string): Promise<Matcher | undefined> {
  try {
    const response = await fetch(url, { credentials: 'omit' });
    const matcher = matcherOf((await response.json()) as CompiledLexicon);
    matchers.set(url, matcher);
    return matcher;
  } catch {
    matchers.delete(url);
    return undefined;
  }
}
