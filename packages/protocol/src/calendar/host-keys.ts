import type { CampaignFile, HostKey } from '../campaign-file.ts';
import type { CampaignText, Finding } from '../console.ts';
import { finding } from './findings.ts';

/** What a public key of each algorithm looks like as a JSON Web Key. */
const KEY_FORMS: Readonly<Record<HostKey['algorithm'], { kty: string; crv?: string; needs: readonly string[] }>> = {
  ES256: { kty: 'EC', crv: 'P-256', needs: ['x', 'y'] },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', needs: ['x'] },
  RS256: { kty: 'RSA', needs: ['n', 'e'] },
};

/** Parts of a JSON Web Key that only its owner may know. */
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;
const PRIVATE_PART = 'it holds the private part';

/** RSA moduli shorter than 2,048 bits (342 letters of base64url) are refused. */
const RSA_MODULUS_MIN_CHARS = 342;

/** Host keys that are no public keys of their algorithm. A private part in the file is an error as well. */
export function hostKeyFindings(file: CampaignFile): Finding[] {
  return (file.hosts.keys ?? []).flatMap((key, index) => {
    const problem = problemOf(key);
    return problem ? [finding('host-key-invalid', ['hosts', 'keys', index, 'publicKey'], { algorithm: key.algorithm, problem })] : [];
  });
}

/** The same of the private parts alone, in a file that may be broken in any way: nobody may keep those, not even in a draft. */
export function privateKeyFindings(file: CampaignText): Finding[] {
  const keys = isRecord(file['hosts']) ? file['hosts']['keys'] : undefined;
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((key: unknown, index) => {
    if (!isRecord(key) || !isRecord(key['publicKey']) || !isPrivate(key['publicKey'])) return [];
    const named = { algorithm: String(key['algorithm']), problem: PRIVATE_PART };
    return [finding('host-key-invalid', ['hosts', 'keys', index, 'publicKey'], named)];
  });
}

function isPrivate(key: Readonly<Record<string, unknown>>): boolean {
  return PRIVATE_PARTS.some((name) => name in key);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function problemOf({ algorithm, publicKey }: HostKey): string | undefined {
  const form = KEY_FORMS[algorithm];
  if (isPrivate(publicKey)) return PRIVATE_PART;
  if (publicKey['kty'] !== form.kty) return `"kty" is not ${form.kty}`;
  if (form.crv !== undefined && publicKey['crv'] !== form.crv) return `"crv" is not ${form.crv}`;
  const absent = form.needs.find((name) => typeof publicKey[name] !== 'string' || publicKey[name] === '');
  if (absent) return `"${absent}" is missing`;
  const modulus = publicKey['n'];
  return typeof modulus === 'string' && modulus.length < RSA_MODULUS_MIN_CHARS ? 'it is shorter than 2,048 bits' : undefined;
}
