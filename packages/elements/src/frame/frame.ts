import '../define/special-area.ts';
import type { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';
import { campaignFeed } from '../shared/campaign-feed.ts';
import type { ConsultStateDetail } from '../shared/emit.ts';
import { applyHostTokens } from '../shared/host-tokens.ts';
import { isTextSize, rememberedTextSize } from '../shared/text-size.ts';
import { isRecord, openBridge } from './bridge-port.ts';
import { createFrameBridge } from './frame-bridge.ts';
import { awaitPort } from './handshake.ts';

/*
 * The page that the gateway serves at /frame/{campaign}. In a host's page it waits for the port; opened by itself, as the
 * card's link does without script or in a new tab, it shows the area at once.
 */
const [, base = '', campaign = ''] = /^(.*)\/frame\/([^/]+)\/?$/.exec(location.pathname) ?? [];
const gateway = location.origin + base;

// Engines without constructable style sheets get style elements, which the gateway's policy lets through by this nonce only.
const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
const styleNonce = meta?.nonce || meta?.getAttribute('nonce');
if (styleNonce) (globalThis as { litNonce?: string }).litNonce = styleNonce;

if (window.parent === window) show(createArea());
else void connect();

async function connect(): Promise<void> {
  const feed = campaignFeed(gateway, campaign);
  const allowedOrigins = async (): Promise<readonly string[]> => {
    await feed.load();
    return [location.origin, ...(feed.latest?.document.origins ?? [])];
  };
  const port = await awaitPort({ parent: window.parent, campaign, allowedOrigins });
  const area = createArea();
  const end = openBridge(port, {
    calls: { back: () => area.back() },
    events: {
      settings: (data) => {
        applySettings(area, data);
        // The first settings decide language and theme, so nothing is drawn before them.
        show(area);
      },
      'host-state': (data) => bridge.take(data),
    },
  });
  const bridge = createFrameBridge(end);
  area.bridge = bridge;
  area.closeAction = () => end.send('close', {});
  area.addEventListener('consult-state', ({ detail }: CustomEvent<ConsultStateDetail>) => {
    end.send('state', { state: detail.state, unread: detail.unread });
  });
  area.addEventListener('consult-error', ({ detail }) => end.send('error', { code: detail.code }));
  end.send('ready', {});
}

function createArea(): ConsultSpecialArea {
  const area = document.createElement('consult-special-area');
  area.isolation = 'none';
  area.setAttribute('isolation', 'none');
  area.gateway = gateway;
  area.campaign = decodeURIComponent(campaign);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !area.back()) area.close();
  });
  return area;
}

function show(area: ConsultSpecialArea): void {
  if (area.isConnected) return;
  document.body.append(area);
  area.focus();
}

function applySettings(area: ConsultSpecialArea, data: unknown): void {
  if (!isRecord(data)) return;
  const { lang, theme, textSize, module, region, tokens } = data;
  if (typeof lang === 'string') document.documentElement.lang = lang;
  if (theme === 'auto' || theme === 'light' || theme === 'dark') area.theme = theme;
  if (isTextSize(textSize) && !rememberedTextSize()) area.textSize = textSize;
  if (typeof module === 'string') area.module = module;
  if (typeof region === 'string') area.region = region;
  if (isRecord(tokens)) applyHostTokens(document.documentElement, tokens);
}
