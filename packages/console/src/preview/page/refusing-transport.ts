import { TransportError, type HttpResponse, type Transport } from '@consult-kit/client';
import { errorLabel, ERRORS } from '@consult-kit/protocol';

const SESSION = 'preview-'.repeat(4);

/**
 * A gateway that is not there: a session opens, so that the area looks as it does for a new shopper, and everything else is refused. Nothing
 * leaves the page.
 * @param serverTime - The instant of the preview.
 * @param onRefused - Somebody tried to get a place in line.
 */
export function refusingTransport(serverTime: () => string, onRefused: () => void): Transport {
  return {
    live: 'poll',
    request({ path }): Promise<HttpResponse> {
      if (path === '/v1/sessions') {
        const body = {
          session: SESSION,
          kind: 'guest',
          expiresAt: '9999-12-31T23:59:59.999Z',
          consultation: null,
          serverTime: serverTime(),
        };
        return Promise.resolve(answer(200, body));
      }
      if (path === '/v1/consultations') onRefused();
      const message = `This is a preview: nothing is sent. (${errorLabel('ROLE_REFUSED')})`;
      return Promise.resolve(answer(ERRORS.ROLE_REFUSED.status, { code: 'ROLE_REFUSED', message, requestId: 'preview' }));
    },
    connect() {
      throw new TransportError('blocked', 'a preview has no live channel');
    },
  };
}

function answer(status: number, body: unknown): HttpResponse {
  return { status, headers: {}, body: JSON.stringify(body) };
}
