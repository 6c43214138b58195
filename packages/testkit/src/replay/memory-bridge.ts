import type { HostBridge } from '@consult-kit/client';
import { createId } from '@consult-kit/protocol';

/** A host that never sleeps and keeps everything in memory. */
export function memoryBridge(locale: string): HostBridge {
  const stored = new Map<string, string>();
  return {
    host: 'replay',
    supports: () => false,
    credential: () => Promise.resolve(''),
    storage: {
      get: (key) => Promise.resolve(stored.get(key)),
      set: (key, value) => Promise.resolve(void stored.set(key, value)),
      remove: (key) => Promise.resolve(void stored.delete(key)),
    },
    randomId: () => Promise.resolve(createId()),
    watch(listener) {
      const insets = { top: 0, bottom: 0, keyboard: 0 };
      listener({
        visibility: 'active',
        online: true,
        metered: false,
        locale,
        theme: 'light',
        textScale: 1,
        textScaleApplied: false,
        insets,
      });
      return () => undefined;
    },
    act: () => Promise.resolve('unsupported'),
  };
}
