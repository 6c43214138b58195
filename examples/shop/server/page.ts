import type { PageName } from '../src/route.ts';
import type { AssetManifest } from './assets.ts';
import type { ShopSettings } from './settings.ts';

/**
 * Headers of every HTML answer. The policy allows the shop's own files and, for the consultation, requests to the gateway and
 * its frame; `lit-html` is the one Trusted Types policy that the elements bring.
 */
export function pageHeaders(gatewayOrigin: string): Record<string, string> {
  const socketOrigin = gatewayOrigin.replace(/^http/, 'ws');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    `connect-src 'self' ${gatewayOrigin} ${socketOrigin}`,
    `frame-src ${gatewayOrigin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-cache',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#4a23b8"/><path d="M7 19c0-6 5-10 10-10 4 0 6 2 7 4l3 1-3 2c-1 5-5 8-10 8H8z" fill="#fff"/><path d="M8 24c3-6 7-8 12-8-2 5-6 8-12 8z" fill="#ffd23f"/><circle cx="20" cy="13" r="1.4" fill="#241a45"/></svg>',
)}`;

/** The document that every page starts from; the browser's script fills it. */
export function renderDocument(manifest: AssetManifest, page: PageName, { gatewayOrigin, campaign }: Omit<ShopSettings, 'port'>): string {
  const preloads = manifest.preload[page === 'care' ? 'care' : 'shop']
    .map((href) => `<link rel="modulepreload" href="${href}">`)
    .join('\n    ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
    <meta name="color-scheme" content="light dark">
    <meta name="consult-gateway" content="${gatewayOrigin}">
    <meta name="consult-campaign" content="${campaign}">
    <title>Magpie Market 喜鹊集</title>
    <link rel="icon" href="${ICON}">
    <script src="${manifest.early}"></script>
    <link rel="stylesheet" href="${manifest.style}">
    ${preloads}
    <script type="module" src="${manifest.app}"></script>
  </head>
  <body>
    <noscript>
      <p>Magpie Market needs JavaScript to show its shelves. Please turn it on and reload this page.</p>
      <p lang="zh-CN">喜鹊集需要 JavaScript 才能显示商品，请开启后刷新页面。</p>
    </noscript>
  </body>
</html>
`;
}
