import { StartClient } from '../../test-support/area.ts';
import { campaignDocument } from '../../test-support/campaign.ts';
import { framePageOf, startFrame } from '../frame-page.ts';

/*
 * The frame's page as the gateway would serve it, with a gateway and a client that need no network. Tests see it across
 * origins, so what they want to know of it is told by messages of its own, beside the bridge.
 */
const page = framePageOf(location);
const asker = new URL(document.referrer).origin;
const original = window.fetch;
window.fetch = (input, init) => {
  if (!String(input).includes('/v1/campaigns/')) return original(input, init);
  const origins = page.campaign.startsWith('allowing') ? [asker] : ['https://other.example'];
  return Promise.resolve(Response.json(campaignDocument({ id: page.campaign, origins })));
};

const tell = (type: string, value: unknown): void => parent.postMessage({ test: type, value }, asker);
const client = new StartClient();
new MutationObserver(() => {
  const area = document.querySelector('consult-special-area');
  if (!area || area.openClient) return;
  area.openClient = () => client;
  document.addEventListener('consult-close', () => tell('close', null));
  void area.updateComplete.then(() =>
    tell('shown', { lang: document.documentElement.lang, size: area.textSize, theme: area.theme, module: area.module }),
  );
}).observe(document.body, { childList: true });

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return;
  const area = document.querySelector('consult-special-area');
  if (data.test === 'join') client.joinLine();
  if (data.test === 'leave') area?.close();
  if (data.test === 'call') void area?.bridge?.act({ type: 'call', number: '120' }).then((outcome) => tell('called', outcome));
  if (data.test === 'credential') void area?.bridge?.credential('start').then((credential) => tell('credential', credential));
  if (data.test === 'brand') tell('brand', getComputedStyle(document.documentElement).getPropertyValue('--consult-color-brand'));
});

startFrame(page);
tell('listening', null);
