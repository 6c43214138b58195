const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;

/** What differs between the pages. */
export interface PolicyOptions {
  /** The request's `Host`: older browsers do not take `'self'` for sockets. */
  host: string | undefined;
  /** Origins of pages that may hold this one; none means nobody. */
  ancestors?: readonly string[];
  /** For style elements that engines without constructable sheets need. */
  nonce?: string;
  /** The page holds pages of its own origin in frames. */
  frames?: boolean;
  /** The page gets an origin of its own, without storage, and no way to reach anything: it shows what it is handed. */
  sealed?: boolean;
}

/** The content security policy of a page: scripts, styles and connections of its own origin only, nothing inline. */
export function contentPolicy({ host, ancestors = [], nonce, frames = false, sealed = false }: PolicyOptions): string {
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src ${sealed ? "'none'" : `'self'${sockets}`}`,
    ...(frames ? ["frame-src 'self'"] : []),
    ...(sealed ? ['sandbox allow-scripts'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(' ')}`,
  ].join('; ');
}
