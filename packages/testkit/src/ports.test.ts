import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { freePort, isPortFree } from './ports.ts';

describe('isPortFree', () => {
  it('tells a port with a listener from one without', async () => {
    const port = await freePort();
    assert.equal(await isPortFree(port), true);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    assert.equal(await isPortFree(port), false);
    server.close();
  });
});
