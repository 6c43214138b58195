import { ENVELOPE_VERSION, isRecord } from './bridge-port.ts';

/** What a page has to be to get the conversation. */
export interface HandshakeRules {
  /** The only window that is listened to. */
  parent: Window;
  campaign: string;
  /** Origins that the campaign allows; asked for once a page knocks. */
  allowedOrigins: () => Promise<readonly string[]>;
}

/**
 * Waits for the host page's port: from the parent window alone, for this campaign, and from an origin that the campaign
 * allows. Anything else is left unanswered. The first port that passes is taken, later ones are not.
 */
export function awaitPort(rules: HandshakeRules): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = async (event: MessageEvent<unknown>): Promise<void> => {
      const port = event.ports[0];
      if (event.source !== rules.parent || !port || event.ports.length !== 1 || !isConnect(event.data, rules.campaign)) return;
      const allowed = await rules.allowedOrigins();
      if (!allowed.includes(event.origin)) {
        console.warn(`consult-kit: ${event.origin} is not among the campaign's origins; the special area stays shut.`);
        return;
      }
      removeEventListener('message', listener);
      resolve(port);
    };
    const listener = (event: MessageEvent<unknown>): void => void onMessage(event);
    addEventListener('message', listener);
  });
}

function isConnect(data: unknown, campaign: string): boolean {
  return isRecord(data) && data['type'] === 'consult-connect' && data['v'] === ENVELOPE_VERSION && data['campaign'] === campaign;
}
