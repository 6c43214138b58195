const PRIME = 0x100000001b3n;
const OFFSET = 0xcbf29ce484222325n;

/**
 * FNV-1a over UTF-16 units, 64 bits, as 16 hex digits. Names a document by its content; no protection against intent.
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function fingerprint(text: string): string {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * PRIME);
  return hash.toString(16).padStart(16, '0');
}
