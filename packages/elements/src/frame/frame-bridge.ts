import type { HostBridge, HostFeature, HostState } from '@consult-kit/client';
import { createWebBridge } from '@consult-kit/client/web';
import { type BridgeEnd, isRecord } from './bridge-port.ts';

/** The host app as the frame sees it: state and features as the host's page reports them, everything else asked per use. */
export interface FrameBridge extends HostBridge {
  /** Takes what the host's page reports. */
  take(report: unknown): void;
}

/** What the frame believes of the host; the rest is taken from the frame's own browser. */
const REPORTED = ['locale', 'theme', 'textScale', 'textScaleApplied', 'metered', 'region', 'insets'] as const;

/** A host bridge over the port. Storage and the place among pages are the frame's own, so that the host's page can read nothing of it. */
export function createFrameBridge(end: BridgeEnd): FrameBridge {
  const web = createWebBridge();
  const listeners = new Set<(change: Partial<HostState>) => void>();
  const reported: Record<string, unknown> = {};
  let features: readonly unknown[] = ['call'];
  let host = 'web';

  return {
    get host() {
      return host;
    },
    supports: (feature: HostFeature) => features.includes(feature),
    async credential(why) {
      const reply = await end.call('credential', { why });
      const credential = isRecord(reply) ? reply['credential'] : '';
      return typeof credential === 'string' ? credential : '';
    },
    storage: web.storage,
    ...(web.hold ? { hold: web.hold } : {}),
    randomId: () => web.randomId(),
    watch(listener) {
      listeners.add(listener);
      const stop = web.watch((change) => listener({ ...change, ...(reported as Partial<HostState>) }));
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async act(action) {
      const outcome = await end.call('act', { action });
      return outcome === 'done' || outcome === 'cancelled' ? outcome : 'unsupported';
    },
    take(report) {
      if (!isRecord(report)) return;
      if (Array.isArray(report['features'])) features = report['features'];
      if (typeof report['host'] === 'string') host = report['host'];
      const change: Record<string, unknown> = {};
      for (const key of REPORTED) if (key in report) change[key] = reported[key] = report[key];
      listeners.forEach((listener) => listener(change as Partial<HostState>));
    },
  };
}
