import { createId } from '@consult-kit/protocol';
import type { HostAction, HostBridge, HostFeature, HostState } from '../boundary.ts';
import { webHold } from './web-hold.ts';
import { createWebStorage } from './web-storage.ts';

/** What a web page can say about its host; all of it may be left out. */
export interface WebBridgeOptions {
  /** Fetches a short-lived token of the person who is signed in to the host; an empty string for guests. */
  credential?: HostBridge['credential'];
  /** The host's region code. */
  region?: string;
  /** Does what the page asks for; whatever it answers with `unsupported`, or without it everything, the browser does as far as it can. */
  act?: HostBridge['act'];
  /** What `act` can do beyond the browser. */
  features?: readonly HostFeature[];
}

/** An ordinary web page as a host. */
export function createWebBridge({ credential, region, act, features = [] }: WebBridgeOptions = {}): HostBridge {
  return {
    host: 'web',
    supports: (feature) => features.includes(feature) || browserSupports(feature),
    credential: credential ?? (() => Promise.resolve('')),
    storage: createWebStorage(),
    randomId: () => Promise.resolve(createId()),
    watch: (listener) => watchPage(listener, region),
    ...webHold(),
    async act(action) {
      const done = (await act?.(action)) ?? 'unsupported';
      return done === 'unsupported' ? browserAct(action) : done;
    },
  };
}

function browserSupports(feature: HostFeature): boolean {
  // A desktop browser takes a telephone link and then does nothing: only what looks like a phone can call.
  if (feature === 'call') return matchMedia('(pointer: coarse)').matches;
  return feature === 'haptic' && typeof navigator.vibrate === 'function';
}

function browserAct(action: HostAction): 'done' | 'unsupported' {
  if (!browserSupports(action.type as HostFeature)) return 'unsupported';
  if (action.type === 'call') location.assign(`tel:${action.number}`);
  if (action.type === 'haptic') navigator.vibrate(action.kind === 'warning' ? [30, 40, 30] : 10);
  return 'done';
}

function watchPage(listener: (change: Partial<HostState>) => void, region: string | undefined): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const theme = (): Partial<HostState> => ({ theme: scheme.matches ? 'dark' : 'light' });
  const visibility = (): Partial<HostState> => ({ visibility: document.visibilityState === 'hidden' ? 'background' : 'active' });
  const online = (): Partial<HostState> => ({ online: navigator.onLine });
  const stops = [
    tell(document, ['visibilitychange'], visibility),
    // A page that comes back from the page cache has lost its socket without being told.
    tell(window, ['pageshow'], visibility),
    tell(window, ['online', 'offline'], online),
    tell(scheme, ['change'], theme),
    ...(window.visualViewport ? [tell(window.visualViewport, ['resize'], () => ({ insets: insets() }))] : []),
  ];
  const fixed = { metered: isMetered(), locale: navigator.language, textScale: 1, textScaleApplied: true, ...(region ? { region } : {}) };
  listener({ ...fixed, ...theme(), ...visibility(), ...online(), insets: insets() });
  return () => stops.forEach((stop) => stop());

  function tell(target: EventTarget, names: readonly string[], change: () => Partial<HostState>): () => void {
    const run = (): void => listener(change());
    names.forEach((name) => target.addEventListener(name, run));
    return () => names.forEach((name) => target.removeEventListener(name, run));
  }
}

/** Only the on-screen keyboard covers anything of a web page. */
function insets(): HostState['insets'] {
  const viewport = window.visualViewport;
  const keyboard = viewport ? Math.max(0, Math.round(window.innerHeight - viewport.height - viewport.offsetTop)) : 0;
  return { top: 0, bottom: 0, keyboard };
}

function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData ?? false;
}
