import assert from 'node:assert/strict';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadAssets, type ShopAssets } from './assets.ts';
import { createShopServer } from './shop-server.ts';
import { explainStart, listen } from './start.ts';

const script = Buffer.from('console.log("shop");\n');
const assets: ShopAssets = {
  manifest: {
    app: '/assets/app-1.js',
    early: '/assets/early-1.js',
    style: '/assets/shop-1.css',
    preload: { shop: ['/assets/pages-1.js'], care: ['/assets/care-1.js'] },
  },
  files: new Map([['/assets/app-1.js', { type: 'text/javascript; charset=utf-8', body: script, gzipped: gzipSync(script) }]]),
};

describe('the shop server', () => {
  let server: Server;
  let origin: string;

  before(async () => {
    server = createShopServer({ assets, gatewayOrigin: 'http://localhost:4401', campaign: 'winter' });
    origin = `http://127.0.0.1:${await listen(server, 0)}`;
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it('answers every page of the shop with the same document', async () => {
    for (const path of ['/', '/search?q=%E7%9C%8B%E5%8C%BB%E7%94%9F', '/product/1001', '/cart', '/order', '/care']) {
      const response = await fetch(origin + path);
      const body = await response.text();
      assert.equal(response.status, 200, path);
      assert.match(
        body,
        /<meta name="consult-gateway" content="http:\/\/localhost:4401">\s+<meta name="consult-campaign" content="winter">/,
      );
      assert.doesNotMatch(body, /看医生/);
    }
  });

  it('answers 404 with the shop around it where there is no page', async () => {
    const response = await fetch(`${origin}/nowhere`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /app-1\.js/);
  });

  it('preloads the special area’s script on its own page only', async () => {
    assert.match(await (await fetch(`${origin}/care`)).text(), /modulepreload" href="\/assets\/care-1\.js"/);
    assert.doesNotMatch(await (await fetch(`${origin}/search?q=tea`)).text(), /care-1\.js/);
  });

  it('allows its own files, requests to the gateway and the gateway’s frame, and nothing else', async () => {
    const policy = (await fetch(origin)).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /connect-src 'self' http:\/\/localhost:4401 ws:\/\/localhost:4401/);
    assert.match(policy, /frame-src http:\/\/localhost:4401/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
  });

  it('serves built files for ever, zipped where the browser can read it', async () => {
    const response = await fetch(`${origin}/assets/app-1.js`);
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(await response.text(), script.toString());
    const zipped = await get(`${origin}/assets/app-1.js`, { 'accept-encoding': 'gzip' });
    assert.equal(zipped.response.headers['content-encoding'], 'gzip');
    assert.deepEqual(gunzipSync(zipped.body), script);
  });

  it('lets no path lead out of the built files', async () => {
    for (const path of ['/assets/../server.ts', '/assets/%2e%2e/server.ts', '/assets/none.js', '/favicon.ico']) {
      assert.equal((await get(origin + path)).response.statusCode, 404, path);
    }
  });

  it('answers HEAD without a body and refuses what changes things', async () => {
    const head = await fetch(origin, { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    const post = await fetch(`${origin}/cart`, { method: 'POST', body: '{}' });
    assert.equal(post.status, 405);
    assert.equal(post.headers.get('allow'), 'GET, HEAD');
  });

  it('says that it is well', async () => {
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
  });
});

describe('listen', () => {
  it('fails on a port that is taken, and the reason names the port and the way out', async () => {
    const holder = createServer();
    const port = await listen(holder, 0);
    const failure = await listen(createServer(), port).catch((error: unknown) => error);
    holder.close();
    assert.equal(
      explainStart(failure),
      `port ${port} is already in use. Stop the program that holds it, or set CONSULT_SHOP_PORT to a free port.`,
    );
  });
});

describe('loadAssets', () => {
  it('says how to build a shop that is not built yet', async () => {
    await assert.rejects(loadAssets(join(import.meta.dirname, 'nowhere')), /the shop is not built yet\. Run "npm start"/);
  });
});

/** `fetch` unzips and tidies paths by itself; this does not. */
function get(address: string, headers: Record<string, string> = {}): Promise<{ response: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const path = address.slice(address.indexOf('/', 'http://'.length));
    request({ hostname, port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ response, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}
