import type { HostBridge } from '@consult-kit/client';
import { createId } from '@consult-kit/protocol';

/** A phone's browser as a host that keeps nothing and does nothing: it only tells that it was asked. */
export function phoneBridge(language: () => string, onAsked: () => void): HostBridge {
  const kept = new Map<string, string>();
  return {
    host: 'web',
    supports: (feature) => feature === 'call',
    credential: () => Promise.resolve(''),
    storage: {
      get: (key) => Promise.resolve(kept.get(key)),
      set: (key, value) => Promise.resolve(void kept.set(key, value)),
      remove: (key) => Promise.resolve(void kept.delete(key)),
    },
    randomId: () => Promise.resolve(createId()),
    watch(listener) {
      const insets = { top: 0, bottom: 0, keyboard: 0 };
      listener({ visibility: 'active', online: true, metered: false, locale: language(), textScale: 1, textScaleApplied: true, insets });
      return () => undefined;
    },
    act() {
      onAsked();
      return Promise.resolve('done');
    },
  };
}
