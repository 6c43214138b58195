import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { gatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

describe('pages', () => {
  let gateway: GatewayUnderTest;
  let built: TemporaryFolder;
  before(async () => {
    built = await temporaryFolder();
    for (const page of ['frame', 'desk', 'console', 'cdn']) {
      await mkdir(join(built.path, page, 'assets'), { recursive: true });
      await writeFile(join(built.path, page, 'assets/app-1a2b.js'), `// ${page} ${' '.repeat(2_000)}`);
      await writeFile(join(built.path, page, 'index.html'), `<!doctype html><html><head><title>${page}</title></head></html>`);
    }
    await writeFile(join(built.path, 'console/preview.html'), '<!doctype html><title>preview</title>');
    await writeFile(join(built.path, 'cdn/entry.js'), 'export {};');
    await writeFile(join(built.path, 'secret.js'), 'never');
    const folder = (name: string): string => join(built.path, name);
    const pages = { frame: folder('frame'), desk: folder('desk'), console: folder('console'), cdn: folder('cdn') };
    gateway = await gatewayUnderTest({ pages, extraOrigins: ['http://localhost:4500'] });
  });
  after(async () => {
    await gateway.close();
    await built.remove();
  });

  const get = (url: string, headers: Record<string, string> = { host: 'care.example' }) => gateway.app.inject({ url, headers });
  const policyOf = ({ headers }: { headers: Record<string, unknown> }): Record<string, string> =>
    Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
    );

  it('serves the frame to the campaign’s hosts alone, without anything inline', async () => {
    const answer = await get('/frame/spring');
    assert.equal(answer.statusCode, 200);
    const policy = policyOf(answer);
    assert.equal(policy['frame-ancestors'], 'https://shop.example http://localhost:4500');
    assert.equal(policy['default-src'], "'none'");
    assert.equal(policy['script-src'], "'self'");
    assert.equal(policy['connect-src'], "'self' ws://care.example wss://care.example");
    assert.doesNotMatch(JSON.stringify(policy), /unsafe/);
    assert.equal(answer.headers['x-frame-options'], undefined);
  });

  it('gives each frame page a nonce of its own for its styles', async () => {
    const [first, second] = [await get('/frame/spring'), await get('/frame/spring')];
    const nonce = /<meta property="csp-nonce" nonce="([^"]{20,})">/.exec(first.body)?.[1];
    assert.ok(nonce && policyOf(first)['style-src']?.includes(`'nonce-${nonce}'`));
    assert.ok(!second.body.includes(nonce));
  });

  it('puts no foreign host into the policy', async () => {
    for (const host of ["x; script-src 'unsafe-inline'", 'a b'])
      assert.equal(policyOf(await get('/frame/spring', { host }))['connect-src'], "'self'");
  });

  it('lets nobody frame desk and console', async () => {
    for (const page of ['desk', 'console']) {
      const answer = await get(`/${page}/`);
      assert.equal(answer.statusCode, 200);
      assert.equal(policyOf(answer)['frame-ancestors'], "'none'");
      assert.equal(answer.headers['x-frame-options'], 'DENY');
      assert.equal(answer.headers['cache-control'], 'no-cache');
      const bare = await get(`/${page}`);
      assert.deepEqual([bare.statusCode, bare.headers.location], [308, `./${page}/`]);
    }
  });

  it('seals the console’s preview: an origin of its own, nothing to reach, in the console’s frame alone', async () => {
    const answer = await get('/console/preview.html');
    assert.equal(answer.statusCode, 200);
    const policy = policyOf(answer);
    assert.equal(policy['sandbox'], 'allow-scripts');
    assert.equal(policy['connect-src'], "'none'");
    assert.equal(policy['frame-ancestors'], "'self'");
    assert.equal(answer.headers['x-frame-options'], undefined);
    assert.equal(policyOf(await get('/console/'))['frame-src'], "'self'");
    assert.equal(policyOf(await get('/desk/'))['frame-src'], undefined);
    // Scripts of an origin of its own come from another one.
    assert.equal((await get('/console/assets/app-1a2b.js')).headers['access-control-allow-origin'], '*');
    assert.equal((await get('/desk/assets/app-1a2b.js')).headers['access-control-allow-origin'], undefined);
  });

  it('serves hashed assets for ever, compressed, by their kind', async () => {
    for (const page of ['frame', 'desk', 'console']) {
      const answer = await get(`/${page}/assets/app-1a2b.js`, { 'accept-encoding': 'br' });
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(answer.headers['content-type'], 'text/javascript; charset=utf-8');
      assert.equal(answer.headers['content-encoding'], 'br');
    }
  });

  it('reads a page again once a build has changed it', async () => {
    const page = join(built.path, 'desk/index.html');
    await writeFile(page, '<!doctype html><html><head><title>rebuilt</title></head></html>');
    await utimes(page, new Date(), new Date(Date.now() + 5_000));
    assert.match((await get('/desk/')).body, /rebuilt/);
  });

  it('lets every page load the scripts of the elements', async () => {
    const answer = await get('/cdn/entry.js');
    assert.deepEqual(
      [answer.statusCode, answer.headers['access-control-allow-origin'], answer.headers['cross-origin-resource-policy']],
      [200, '*', 'cross-origin'],
    );
  });

  it('serves nothing from outside of its folders', async () => {
    for (const url of [
      '/cdn/../secret.js',
      '/cdn/..%2fsecret.js',
      '/cdn/%2e%2e/secret.js',
      '/desk/assets/..%2f..%2fsecret.js',
      '/cdn//etc/passwd',
      '/cdn/.env',
      '/cdn/assets',
      '/cdn/entry.js%00',
    ]) {
      const answer = await get(url);
      assert.equal(answer.statusCode, 404, url);
      assert.doesNotMatch(answer.body, /never/);
    }
  });

  it('says so where there is no such campaign', async () => {
    const answer = await get('/frame/nope');
    assert.equal(answer.statusCode, 404);
    assert.match(answer.body, /E-601/);
  });

  it('links everything from its first page', async () => {
    const { body } = await get('/');
    for (const link of ['desk/', 'console/', 'v1/campaigns/spring', 'metrics']) assert.ok(body.includes(`href="${link}"`), link);
  });

  it('says what to do while a page has not been built', async () => {
    const nowhere = { frame: '/nowhere', desk: '/nowhere', console: '/nowhere', cdn: '/nowhere' };
    const bare = await gatewayUnderTest({ pages: nowhere });
    for (const url of ['/frame/spring', '/desk/', '/console/', '/console/preview.html']) {
      const answer = await bare.app.inject(url);
      assert.equal(answer.statusCode, 503, url);
      assert.match(answer.body, /npm run build/);
    }
    await bare.close();
  });
});
