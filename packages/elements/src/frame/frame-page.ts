import '../define/special-area.ts';
import type { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';
import { fetchWords, shipLater } from '../shared/later-words.ts';
import { areaWords } from '../shared/locales/area/loaders.ts';
import { campaignFeed } from '../shared/campaign-feed.ts';
import type { ConsultStateDetail } from '../shared/emit.ts';
import { applyHostTokens } from '../shared/host-tokens.ts';
import { isTextSize, rememberedTextSize } from '../shared/text-size.ts';
import { isRecord, openBridge } from './bridge-port.ts';
import { createFrameBridge } from './frame-bridge.ts';
import { awaitPort } from './handshake.ts';

/** Where the frame's page stands. */
export interface FramePage {
  /** Address of the gateway, without a slash at its end. */
  gateway: string;
  campaign: string;
}

/** What the path of a page served at `/frame/{campaign}` says, also where the gateway stands below a path of its own. */
export function framePageOf(location: Location): FramePage {
  const [, base = '', campaign = ''] = /^(.*)\/frame\/([^/]+)\/?$/.exec(location.pathname) ?? [];
  return { gateway: location.origin + base, campaign: decodeURIComponent(campaign) };
}

/**
 * Runs the frame's page. Inside a host's page it waits for the port and then shows the area as the host's settings say;
 * opened by itself, as the card's link does in a new tab, it shows the area at once.
 */
export function startFrame(page: FramePage): void {
  // Most often the host speaks the browser's language; so its words come while the host's settings are on their way.
  shipLater(areaWords);
  void fetchWords(navigator.language);
  // Here the screens are always drawn; a bundler would drop an import that nothing is taken from.
  import('../consult-special-area/area-view.ts').catch(() => undefined);
  if (window.parent === window) show(createArea(page));
  else void connect(page);
}

async function connect(page: FramePage): Promise<void> {
  const feed = campaignFeed(page.gateway, page.campaign);
  const allowedOrigins = async (): Promise<readonly string[]> => {
    await feed.load();
    return [location.origin, ...(feed.latest?.document.origins ?? [])];
  };
  const port = await awaitPort({ parent: window.parent, campaign: page.campaign, allowedOrigins });
  const area = createArea(page);
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

function createArea({ gateway, campaign }: FramePage): ConsultSpecialArea {
  const area = document.createElement('consult-special-area');
  area.setAttribute('isolation', 'none');
  area.gateway = gateway;
  area.campaign = campaign;
  // The host's dialog does not hear keys that are pressed in here.
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
