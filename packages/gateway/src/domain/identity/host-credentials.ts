import { compactVerify, errors, importJWK, type CryptoKey } from 'jose';
import { ConsultError, isPlainText, isVisibleText, type CampaignFile, type HostKey } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** A shopper as a host vouches for them. */
export interface Vouched {
  /** The key's id: the tenant comes from the key alone, never from a claim. */
  key: string;
  /** The host's own id of the shopper. */
  sub: string;
}

/** The campaigns with the keys of their hosts. */
export interface KeyHolders {
  all(): readonly { readonly file: Pick<CampaignFile, 'id' | 'hosts'> }[];
}

/** Who may be meant by `aud`: the campaign's id or the gateway's own address. */
export type Audience = readonly string[];

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** All that a header may hold. Everything else (`jku`, `jwk`, `x5u`, `crit` …) would let a token say how to believe it. */
const HEADER_KEYS: ReadonlySet<string> = new Set(['alg', 'kid', 'typ']);

interface Claims {
  sub: string;
  aud: readonly string[];
  iatMs: number;
  expMs: number;
  nbfMs: number | undefined;
}

/** Checks the tokens with which hosts vouch for their shoppers: one algorithm for each key, chosen by `kid` among a campaign's keys. */
export class HostCredentials {
  readonly #campaigns: KeyHolders;
  readonly #imported = new WeakMap<HostKey, Promise<CryptoKey | Uint8Array>>();
  readonly #audience: Audience;

  /**
   * @param campaigns - Whose keys count, as they are at the moment of each token.
   * @param gatewayAudience - The gateway's own addresses, accepted as `aud` beside the campaign's id.
   */
  constructor(campaigns: KeyHolders, gatewayAudience: Audience = []) {
    this.#campaigns = campaigns;
    this.#audience = gatewayAudience;
  }

  /**
   * @throws {ConsultError} `TOKEN_INVALID`: no such token, key or signature; `TOKEN_EXPIRED`: it was good once;
   * `TOKEN_FOREIGN`: it is good, but for another campaign or service.
   */
  async verify(credential: string, campaign: string, nowMs: number): Promise<Vouched> {
    const kid = keyIdOf(credential);
    const keys = this.#campaigns.all().map(({ file }) => ({ campaign: file.id, key: file.hosts.keys?.find(({ id }) => id === kid) }));
    const own = keys.find((holder) => holder.campaign === campaign)?.key;
    // The first one of another campaign tells a foreign token from one that nobody made.
    const key = own ?? keys.find((holder) => holder.key)?.key;
    if (!key) throw invalid('its "kid" is none of the keys of this campaign');
    const claims = readClaims(await this.#payload(credential, key));
    if (!own) throw foreign('it is signed with a key of another campaign');
    if (!claims.aud.some((name) => name === campaign || this.#audience.includes(name)))
      throw foreign('its "aud" names neither this campaign nor this gateway');
    checkTimes(claims, nowMs);
    return { key: key.id, sub: claims.sub };
  }

  async #payload(credential: string, key: HostKey): Promise<Uint8Array> {
    try {
      const { payload } = await compactVerify(credential, await this.#import(key), { algorithms: [key.algorithm] });
      return payload;
    } catch (cause) {
      throw cause instanceof errors.JOSEError ? invalid('its signature does not fit the key', cause) : cause;
    }
  }

  #import(key: HostKey): Promise<CryptoKey | Uint8Array> {
    const known = this.#imported.get(key) ?? importJWK(publicPart(key), key.algorithm);
    this.#imported.set(key, known);
    return known;
  }
}

/** Only what makes up the key: `use`, `key_ops` and the like come from the host's own tools. */
function publicPart({ publicKey }: HostKey): Record<string, string> {
  const part: Record<string, string> = {};
  for (const name of ['kty', 'crv', 'x', 'y', 'n', 'e']) {
    const value = publicKey[name];
    if (typeof value === 'string') part[name] = value;
  }
  return part;
}

function keyIdOf(credential: string): string {
  if (!COMPACT.test(credential)) throw invalid('it is not three parts of base64url');
  const [head = '', ...rest] = credential.split('.');
  // Two spellings of the same bytes would be two tokens with one signature.
  if ([head, ...rest].some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part))
    throw invalid('it is not written canonically');
  const header = jsonObject(Buffer.from(head, 'base64url'));
  const strange = Object.keys(header).find((name) => !HEADER_KEYS.has(name));
  if (strange !== undefined) throw invalid('its header may hold "alg", "kid" and "typ" only');
  const { kid, typ } = header;
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) throw invalid('its "typ" is not "JWT"');
  if (typeof kid !== 'string') throw invalid('its header has no "kid"');
  return kid;
}

function readClaims(payload: Uint8Array): Claims {
  const { sub, aud, iat, exp, nbf } = jsonObject(payload);
  if (typeof sub !== 'string' || sub.length > GATEWAY_LIMITS.credentialSubjectChars || !isVisibleText(sub) || !isPlainText(sub)) {
    throw invalid(`its "sub" is not a text of 1 to ${GATEWAY_LIMITS.credentialSubjectChars} characters`);
  }
  const names = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) throw invalid('its "aud" is missing');
  return {
    sub,
    aud: names,
    iatMs: secondsAsMs(iat, 'iat'),
    expMs: secondsAsMs(exp, 'exp'),
    nbfMs: nbf === undefined ? undefined : secondsAsMs(nbf, 'nbf'),
  };
}

function checkTimes({ iatMs, expMs, nbfMs }: Claims, nowMs: number): void {
  const tolerance = GATEWAY_LIMITS.credentialClockToleranceMs;
  if (expMs <= iatMs) throw invalid('its "exp" is not after its "iat"');
  if (expMs - iatMs > GATEWAY_LIMITS.credentialLifetimeMaxMs) {
    throw invalid(`it lives longer than ${GATEWAY_LIMITS.credentialLifetimeMaxMs / 60_000} minutes from "iat" to "exp"`);
  }
  if (iatMs > nowMs + tolerance || (nbfMs !== undefined && nbfMs > nowMs + tolerance)) throw invalid('it is from the future');
  if (expMs <= nowMs - tolerance) throw new ConsultError('TOKEN_EXPIRED', 'The host’s token is over. Ask the host for a new one.');
}

function secondsAsMs(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) throw invalid(`its "${name}" is not a number of seconds`);
  return value * 1_000;
}

function jsonObject(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw invalid('a part of it is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('a part of it is not a JSON object');
  return value as Record<string, unknown>;
}

function invalid(reason: string, cause?: unknown): ConsultError {
  return new ConsultError('TOKEN_INVALID', `The host’s token is refused: ${reason}.`, { cause });
}

function foreign(reason: string): ConsultError {
  return new ConsultError('TOKEN_FOREIGN', `The host’s token is for somebody else: ${reason}.`);
}
