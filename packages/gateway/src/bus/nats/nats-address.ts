import { ConsultError } from '@consult-kit/protocol';

/** Where the servers of a cluster are, and how to sign in there. */
export interface NatsAddress {
  /** Each as `host:port`; the client learns of the cluster's others by itself. */
  readonly servers: readonly string[];
  readonly tls: boolean;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
}

const SCHEMES: readonly string[] = ['nats:', 'tls:'];
const STANDARD_PORT = '4222';

/**
 * Reads `nats://[user:password@]host[:port]`, or `tls://…`; several servers stand behind each other with commas. A name alone before
 * the `@` is a token.
 * @throws {ConsultError} `USAGE`; the message quotes nothing, as the address may hold a password.
 */
export function readNatsAddress(text: string): NatsAddress {
  const [first, ...others] = text.split(',').map((part) => part.trim());
  const main = urlOf(first ?? '');
  const more = others.map((part) => urlOf(part.includes('://') ? part : `${main.protocol}//${part}`));
  const user = decodeURIComponent(main.username);
  const pass = decodeURIComponent(main.password);
  const signIn = pass === '' ? (user === '' ? {} : { token: user }) : { user, pass };
  return { servers: [main, ...more].map(hostOf), tls: main.protocol === 'tls:', ...signIn };
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && SCHEMES.includes(url.protocol) && url.hostname !== '' && (url.pathname === '' || url.pathname === '/')) return url;
  throw new ConsultError('USAGE', '--bus must be nats://host:port or tls://host:port, or several of them separated by commas.');
}

function hostOf({ hostname, port }: URL): string {
  return `${hostname}:${port === '' ? STANDARD_PORT : port}`;
}
