import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { parseRoute } from '../src/route.ts';
import type { ShopAssets } from './assets.ts';
import { pageHeaders, renderDocument } from './page.ts';
import type { ShopSettings } from './settings.ts';

/** What a shop server serves, and where its consultation is; the content security policy lets the page reach that gateway alone. */
export interface ShopServerOptions extends Omit<ShopSettings, 'port'> {
  assets: ShopAssets;
}

/** Hashed names never change their content. */
const FOREVER = 'public, max-age=31536000, immutable';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  gzipped: Buffer;
}

/** Makes the shop's HTTP server; the caller lets it listen. */
export function createShopServer(options: ShopServerOptions): Server {
  return createServer((request, response) => {
    send(request, response, answerTo(request, options));
  });
}

function answerTo(request: IncomingMessage, { assets, ...consultation }: ShopServerOptions): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return textAnswer(405, 'This shop answers GET and HEAD only.\n', { allow: 'GET, HEAD' });
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/healthz') return textAnswer(200, 'ok\n');
  const file = assets.files.get(path);
  if (file) {
    const headers = { 'content-type': file.type, 'cache-control': FOREVER, 'x-content-type-options': 'nosniff' };
    return { status: 200, headers, body: file.body, gzipped: file.gzipped };
  }
  if (path.startsWith('/assets/') || path === '/favicon.ico') return textAnswer(404, 'There is no such file.\n');
  const { page } = parseRoute(path);
  const body = Buffer.from(renderDocument(assets.manifest, page, consultation));
  return { status: page === 'missing' ? 404 : 200, headers: pageHeaders(consultation.gatewayOrigin), body, gzipped: gzipSync(body) };
}

function textAnswer(status: number, text: string, headers: Record<string, string> = {}): Answer {
  const body = Buffer.from(text);
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body, gzipped: gzipSync(body) };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const zip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zip ? answer.gzipped : answer.body;
  const encoding = zip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(answer.status, { ...answer.headers, ...encoding, vary: 'accept-encoding', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
