import { isGoingOn } from '@consult-kit/protocol';
import type { ConsultClientOptions } from './api.ts';
import type { Core } from './core-contract.ts';
import { isRetryable, isSessionOver, isUnanswered, toConsultError } from './failures.ts';
import { object, oneOf, text, type Shape } from './wire/readers.ts';
import { consultationListShape, sessionOpenedShape } from './wire/shapes.ts';

interface KeptSession {
  session: string;
  kind: 'guest' | 'host';
}
const keptSessionShape: Shape<KeptSession> = object({ session: text(20, 200), kind: oneOf('guest', 'host') });

/** A shopper's session: a guest's, kept on the device, or that of a person whom the host vouches for. */
export interface ShopperSession {
  /** Null without a session. */
  readonly token: string | null;
  /** Opens or restores it; answers with the consultation that is still going on, if any. */
  open(): Promise<string | null>;
  /** Whether there is a new one after the old one was refused. */
  renew(): Promise<boolean>;
  /** Forgets it, and everything of this campaign on the device, and ends it; rejects where only the last could not be done. */
  end(): Promise<void>;
}

export function createShopperSession({ bridge, campaign }: ConsultClientOptions, { calls, store }: Core): ShopperSession {
  let kept: KeptSession | null = null;

  async function open(): Promise<string | null> {
    const credential = await credentialFor('start');
    // A person of the host is asked for each time: the phone may have changed hands since the session was stored.
    if (credential !== '') return openNew(credential);
    const stored = kept ?? (await store.session(keptSessionShape));
    if (stored?.kind !== 'guest') return openNew('');
    try {
      kept = stored;
      return await findGoingOn(stored.session);
    } catch (cause) {
      if (!isSessionOver(toConsultError(cause))) throw cause;
      return openNew('');
    }
  }

  async function findGoingOn(session: string): Promise<string | null> {
    const { consultations } = await calls.post('/v1/consultations/list', { session }, consultationListShape);
    return consultations.find(({ state }) => isGoingOn(state))?.id ?? null;
  }

  async function openNew(credential: string): Promise<string | null> {
    const body = credential === '' ? { campaign } : { campaign, credential };
    const { session, kind, consultation } = await calls.post('/v1/sessions', body, sessionOpenedShape);
    kept = { session, kind };
    await store.keepSession(kept);
    return consultation;
  }

  async function credentialFor(why: 'start' | 'expired'): Promise<string> {
    try {
      return await bridge.credential(why);
    } catch (cause) {
      throw toConsultError(cause);
    }
  }

  /** A guest's session cannot be won back: the gateway knows guests by it alone. */
  async function renew(): Promise<boolean> {
    const credential = kept?.kind === 'host' ? await credentialFor('expired') : '';
    try {
      if (credential !== '') return (await openNew(credential)) !== undefined;
    } catch (cause) {
      const error = toConsultError(cause);
      // What the gateway cannot do now says nothing of the person: the session may still be won back, and nothing is wiped.
      if (isUnanswered(error) || isRetryable(error)) throw error;
    }
    await wipe();
    return false;
  }

  async function wipe(): Promise<void> {
    kept = null;
    await store.wipe();
  }

  async function end(): Promise<void> {
    const stored = kept ?? (await store.session(keptSessionShape));
    await wipe();
    if (!stored) return;
    try {
      await calls.post('/v1/sessions/end', { session: stored.session });
    } catch (cause) {
      if (!isSessionOver(toConsultError(cause))) throw cause;
    }
  }

  return {
    get token() {
      return kept?.session ?? null;
    },
    open,
    renew,
    end,
  };
}
