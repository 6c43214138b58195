import { expect } from '@open-wc/testing';
import { createWebBridge } from '../src/web.ts';

// A page of its own: the connection that never opens stays so for the life of a page.
describe('the storage of createWebBridge over a database that never answers', () => {
  it('lasts for as long as the page, after one wait', async () => {
    let opened = 0;
    const open = (): object => {
      opened += 1;
      return {};
    };
    Object.defineProperty(window, 'indexedDB', { configurable: true, value: { open } });
    const { storage } = createWebBridge();
    await storage.set('consult:test:g', 'in the page').catch(() => {});
    expect(await storage.get('consult:test:g')).to.equal('in the page');
    await storage.set('consult:test:g', 'still here').catch(() => {});
    expect(await storage.get('consult:test:g')).to.equal('still here');
    expect(opened).to.equal(1);
    Reflect.deleteProperty(window, 'indexedDB');
  });
});
