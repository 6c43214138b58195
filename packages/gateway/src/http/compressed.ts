import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_LIMITS } from '../limits.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/;

/** A body that is the same for everybody, compressed once for each way of compressing when it is first asked for. */
export class SharedBody {
  readonly type: string;
  /** Names the content in requests that ask whether it changed. Weak: the same for all ways of compressing. */
  readonly etag: string;
  readonly #bytes: Buffer;
  #brotli: Promise<Buffer> | undefined;
  #gzip: Promise<Buffer> | undefined;

  constructor(body: Buffer | string, type: string, etag?: string) {
    this.#bytes = Buffer.from(body);
    this.type = type;
    this.etag = etag ?? `W/"${createHash('sha256').update(this.#bytes).digest('base64url').slice(0, 22)}"`;
  }

  /** The body as text. */
  text(): string {
    return this.#bytes.toString('utf8');
  }

  /** Answers with the body, or with 304 when the asker has it. Headers beside type, length, coding and tag are the caller's. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('ETag', this.etag);
    if (hasAlready(request, this.etag)) return reply.code(304).send();
    reply.type(this.type);
    if (!this.#worthCompressing()) return reply.send(this.#bytes);
    reply.header('Vary', 'Accept-Encoding');
    const accepted = request.headers['accept-encoding'] ?? '';
    if (accepts(accepted, 'br')) return reply.header('Content-Encoding', 'br').send(await this.#asBrotli());
    if (accepts(accepted, 'gzip')) return reply.header('Content-Encoding', 'gzip').send(await this.#asGzip());
    return reply.send(this.#bytes);
  }

  #worthCompressing(): boolean {
    return this.#bytes.length >= GATEWAY_LIMITS.compressedFromBytes && COMPRESSIBLE.test(this.type);
  }

  #asBrotli(): Promise<Buffer> {
    return (this.#brotli ??= toBrotli(this.#bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: this.#bytes.length } }));
  }

  #asGzip(): Promise<Buffer> {
    return (this.#gzip ??= toGzip(this.#bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}

function hasAlready({ headers }: FastifyRequest, etag: string): boolean {
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  const asked = headers['if-none-match'];
  return asked !== undefined && asked.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

/** Whether a coding stands in `Accept-Encoding` without being refused by `q=0`. */
function accepts(header: string, coding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
