import { newsMessage, readSettings } from '../messages.ts';
import { PreviewPage } from './preview-page.ts';
import { standStill } from './standing-clock.ts';

/* The script of the page in the preview's frame. The frame is sandboxed: an origin of its own, without storage and without the gateway. */
standStill(performance);
// The page's address still has the console's origin, to which alone it speaks and listens.
const { origin } = location;
const page = new PreviewPage(document.body, (news) => parent.postMessage(newsMessage(news), origin));
addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== parent || event.origin !== origin) return;
  const settings = readSettings(event.data);
  if (settings) void page.show(settings);
});
parent.postMessage(newsMessage({ what: 'ready' }), origin);
