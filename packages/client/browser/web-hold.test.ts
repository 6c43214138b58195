import { expect } from '@open-wc/testing';
import { createWebBridge } from '../src/web.ts';

/** Waits until it is so; a test that waits in vain runs into its time limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Another page of this origin that has a name. */
async function otherPage(name: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.src = '/packages/client/package.json';
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  await new Promise<void>((resolve) => {
    void frame.contentWindow?.navigator.locks.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
  });
  return frame;
}

describe('the hold of createWebBridge', () => {
  it('says nothing of a page that is just going away, for example because it is reloaded', async () => {
    const frame = await otherPage('consult:test:reload');
    const told: boolean[] = [];
    const hold = createWebBridge().hold?.('consult:test:reload', (held) => told.push(held));
    frame.remove();
    await until(() => told.length > 0);
    hold?.release();
    expect(told).to.deep.equal([true]);
  });

  it('goes on by itself when the other page is gone, however it went', async () => {
    const frame = await otherPage('consult:test:gone');
    const told: boolean[] = [];
    const hold = createWebBridge().hold?.('consult:test:gone', (held) => told.push(held));
    await until(() => told.length > 0);
    frame.remove();
    await until(() => told.length > 1);
    hold?.release();
    expect(told).to.deep.equal([false, true]);
  });

  for (const failure of ['SecurityError', 'InvalidStateError', 'UnknownError'])
    it(`leaves every page working where names cannot be had (${failure})`, async () => {
      const { request } = LockManager.prototype;
      LockManager.prototype.request = () => Promise.reject(new DOMException('no locks here', failure));
      const told: boolean[] = [];
      const hold = createWebBridge().hold?.('consult:test:none', (held) => told.push(held));
      await until(() => told.length > 0);
      LockManager.prototype.request = request;
      hold?.release();
      expect(told).to.deep.equal([true]);
    });

  it('keeps nobody out who takes the name when the browser never answers', async () => {
    const { request } = LockManager.prototype;
    LockManager.prototype.request = () => new Promise(() => {});
    const told: boolean[] = [];
    const hold = createWebBridge().hold?.('consult:test:silent', (held) => told.push(held));
    await until(() => told.length > 0);
    hold?.take();
    await until(() => told.length > 1);
    LockManager.prototype.request = request;
    hold?.release();
    expect(told).to.deep.equal([false, true]);
  }).timeout(10_000);

  it('is not there in browsers without locks', () => {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
    expect(createWebBridge()).to.not.have.property('hold');
    Reflect.deleteProperty(navigator, 'locks');
  });
});
