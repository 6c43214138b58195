import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** scrypt's cost: 2^15 blocks of 1 kB (32 MB at a time), three times over. */
const COST = { log2N: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Letters that nobody mixes up when reading them out. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GENERATED_GROUPS = 4;
const GENERATED_GROUP_CHARS = 5;

interface Parameters {
  log2N: number;
  r: number;
  p: number;
  salt: Buffer;
  hash: Buffer;
}

/** A password as it is kept: `$scrypt$ln=15,r=8,p=3$salt$hash`, so that the cost can rise later without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...COST, salt }, HASH_BYTES);
  return `$scrypt$ln=${COST.log2N},r=${COST.r},p=${COST.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether a password belongs to a hash. Takes as long for a wrong one as for the right one. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const parameters = read(kept);
  const hash = await derive(password, parameters, parameters.hash.length);
  return timingSafeEqual(hash, parameters.hash);
}

/** A random password of four groups, about 99 bits, easy to read out. */
export function generatePassword(): string {
  const letters = Array.from({ length: GENERATED_GROUPS * GENERATED_GROUP_CHARS }, () => READABLE[randomInt(READABLE.length)]).join('');
  return (letters.match(new RegExp(`.{${GENERATED_GROUP_CHARS}}`, 'g')) ?? []).join('-');
}

/** Lets only a few passwords be checked at once: each takes 32 MB and a good part of a second of a processor. */
export class PasswordChecker {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws {ConsultError} `SIGN_IN_THROTTLED` when too many are waiting already. */
  async verify(password: string, kept: string): Promise<boolean> {
    await this.#enter();
    try {
      return await verifyPassword(password, kept);
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < GATEWAY_LIMITS.passwordChecksAtOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= GATEWAY_LIMITS.passwordChecksWaitingMax) {
      throw new ConsultError('SIGN_IN_THROTTLED', 'Too many people are signing in at this moment. Try again in a few seconds.', {
        retryAfterMs: 5_000,
      });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}

function read(kept: string): Parameters {
  const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept);
  if (!match) throw new ConsultError('INTERNAL', 'A kept password hash has no known form.');
  const [, log2N, r, p, salt = '', hash = ''] = match;
  return { log2N: Number(log2N), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

function derive(password: string, { log2N, r, p, salt }: Omit<Parameters, 'hash'>, bytes: number): Promise<Buffer> {
  const N = 2 ** log2N;
  // Twice what the algorithm takes: OpenSSL counts a little more than 128 · N · r.
  const maxmem = 256 * N * r;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytes, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
