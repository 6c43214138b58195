import type { HostAction, HostBridge } from '@consult-kit/client';
import { emit } from './emit.ts';
import { telLink } from './tel-link.ts';

/** What became of something that the host was asked to do. */
export type ActOutcome = 'done' | 'cancelled' | 'unsupported';

/**
 * Asks the host to act: first its page, by a cancelable event, then its app, over the bridge; a plain web page dials by
 * itself.
 */
export async function askHost(element: HTMLElement, bridge: HostBridge | undefined, action: HostAction): Promise<ActOutcome> {
  if (action.type === 'call' && !emit(element, 'consult-call', { number: action.number })) return 'done';
  if (action.type === 'sign-in' && !emit(element, 'consult-navigate', { to: 'sign-in' })) return 'done';
  if (bridge && (action.type !== 'call' || bridge.supports('call'))) return bridge.act(action);
  if (action.type !== 'call') return 'unsupported';
  location.assign(telLink(action.number));
  return 'done';
}
