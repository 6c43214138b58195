import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findForbiddenArrows } from './arrows.ts';

/** A tree with the packages' doors, installed as pnpm would, and the one file under test. */
class Tree {
  readonly root = mkdtempSync(join(tmpdir(), 'consult-arrows-'));

  constructor() {
    for (const name of ['protocol', 'intent', 'client', 'elements', 'gateway', 'desk', 'testkit']) {
      const manifest = { name: `@consult-kit/${name}`, type: 'module', exports: { '.': './src/index.ts' } };
      this.write(`packages/${name}/package.json`, JSON.stringify(manifest));
      this.write(`packages/${name}/src/index.ts`, `export const ${name} = 1;\n`);
    }
    for (const name of ['lit', 'zod', 'fastify', 'temporal-polyfill']) {
      this.write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
      this.write(`node_modules/${name}/index.js`, 'export const outside = 1;\n');
    }
  }

  /** What the check finds once this file stands; the file is gone afterwards. */
  async findings(file: string, source: string): Promise<string> {
    this.write(file, source);
    try {
      return await findForbiddenArrows(this.root);
    } finally {
      rmSync(join(this.root, file));
    }
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

describe('findForbiddenArrows', () => {
  let tree: Tree;
  before(() => (tree = new Tree()));
  after(() => tree.remove());

  it('finds nothing in a tree whose packages stand alone', async () => {
    assert.equal(await findForbiddenArrows(tree.root), '');
  });

  it('lets a package import what lies below it in its own folder', async () => {
    tree.write('packages/client/src/outbox.ts', 'export const outbox = 1;\n');
    assert.equal(await tree.findings('packages/client/src/a.ts', "import { outbox } from './outbox.ts';\nexport const a = outbox;\n"), '');
  });

  it("refuses to reach into another package's folder, even where an arrow leads", async () => {
    const found = await tree.findings('packages/client/src/a.ts', "export { protocol } from '../../protocol/src/index.ts';\n");
    assert.match(found, /packages\/client\/src\/a\.ts → packages\/protocol\/src\/index\.ts: no package reaches into another's folder/);
  });

  it('refuses an arrow that points up, also for types alone', async () => {
    const found = await tree.findings('packages/protocol/src/a.ts', "export type { client } from '../../client/src/index.ts';\n");
    assert.match(found, /protocol may import no other package of the workspace/);
  });

  it('refuses the gateway a look at the client', async () => {
    const found = await tree.findings('packages/gateway/src/a.ts', "export { client } from '../../client/src/index.ts';\n");
    assert.match(found, /gateway may import intent, protocol of the workspace/);
    const reach = "export { client } from '../../../../client/src/index.ts';\n";
    assert.match(await tree.findings('packages/gateway/src/testing/other/a.test.ts', reach), /tests of gateway may import/);
    assert.doesNotMatch(await tree.findings('packages/gateway/src/testing/simulation/a.test.ts', reach), /gateway may import/);
  });

  it('lets tests, and only tests, use the testkit', async () => {
    const source = "export { testkit } from '../../testkit/src/index.ts';\n";
    assert.match(await tree.findings('packages/client/src/a.ts', source), /client may import protocol of the workspace/);
    assert.doesNotMatch(await tree.findings('packages/client/src/a.test.ts', source), /of the workspace/);
  });

  it('refuses everybody the desk', async () => {
    const found = await tree.findings('packages/elements/src/a.ts', "export { desk } from '../../desk/src/index.ts';\n");
    assert.match(found, /elements may import client, intent, protocol of the workspace/);
  });

  it('refuses Node in code that also runs elsewhere', async () => {
    const found = await tree.findings('packages/protocol/src/a.ts', "export { readFileSync } from 'node:fs';\n");
    assert.match(found, /this code also runs where there is no Node/);
  });

  it('refuses an import that leads nowhere', async () => {
    const found = await tree.findings('packages/intent/src/a.ts', "export { gone } from './gone.ts';\n");
    assert.match(found, /this import leads nowhere/);
  });

  it('lets each package use what its row names from outside of the workspace, and nothing else', async () => {
    const from = (name: string): string => `export { outside } from '${name}';\n`;
    assert.equal(await tree.findings('packages/protocol/src/a.ts', from('zod')), '');
    assert.match(await tree.findings('packages/client/src/a.ts', from('lit')), /client may import nothing from outside/);
    assert.equal(await tree.findings('packages/elements/src/a.ts', from('lit')), '');
    assert.match(await tree.findings('packages/elements/src/a.ts', from('zod')), /elements may import lit/);
    assert.match(await tree.findings('packages/gateway/src/domain/a.ts', from('fastify')), /the domain knows no Fastify/);
    assert.equal(await tree.findings('packages/gateway/src/routes/a.ts', from('fastify')), '');
  });

  it('keeps time zones behind the calendar door', async () => {
    const source = "export { outside } from 'temporal-polyfill';\n";
    assert.match(await tree.findings('packages/protocol/src/a.ts', source), /time-zone rules come through protocol\/calendar/);
    assert.equal(await tree.findings('packages/protocol/src/calendar/a.ts', source), '');
  });

  it("keeps SQL out of the gateway's domain", async () => {
    const found = await tree.findings('packages/gateway/src/domain/a.ts', "export { DatabaseSync } from 'node:sqlite';\n");
    assert.match(found, /the domain knows no Fastify, SQL, NATS or socket/);
  });

  it('keeps routes away from the store, and the domain from what stands behind its interface', async () => {
    tree.write('packages/gateway/src/store/store.ts', 'export interface Store {}\n');
    tree.write('packages/gateway/src/store/sql/sqlite-store.ts', 'export const sqlite = 1;\n');
    const route = await tree.findings('packages/gateway/src/routes/a.ts', "export type { Store } from '../store/store.ts';\n");
    assert.match(route, /routes and sockets reach store and bus through the domain/);
    const domain = await tree.findings('packages/gateway/src/domain/a.ts', "export { sqlite } from '../store/sql/sqlite-store.ts';\n");
    assert.match(domain, /main\.ts alone picks a store and a bus/);
    assert.equal(await tree.findings('packages/gateway/src/main.ts', "export { sqlite } from './store/sql/sqlite-store.ts';\n"), '');
    assert.equal(await tree.findings('packages/gateway/src/domain/a.ts', "export type { Store } from '../store/store.ts';\n"), '');
  });
});
