import { bridgeCases, type BridgeSubject } from '@consult-kit/testkit/host-bridge';
import { createWebBridge } from '../src/web.ts';

/** The browser does not let a page say that it is hidden or without a network. */
function play(target: EventTarget, owner: object, key: string, value: unknown, event: string): void {
  Object.defineProperty(owner, key, { configurable: true, value });
  target.dispatchEvent(new Event(event));
}

const web: BridgeSubject = {
  open: () => createWebBridge(),
  setVisibility: (visibility) =>
    play(document, document, 'visibilityState', visibility === 'active' ? 'visible' : 'hidden', 'visibilitychange'),
  setOnline: (online) => play(window, navigator, 'onLine', online, online ? 'online' : 'offline'),
};

describe('createWebBridge as every host', () => {
  for (const { name, run } of bridgeCases(web)) it(name, () => run(web));
});
