import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readNews, settingsMessage, type PreviewNews, type PreviewSettings } from './messages.ts';

/** The console's end of the preview's frame. */
export class PreviewFrame implements ReactiveController {
  readonly #frame: () => HTMLIFrameElement | null;
  readonly #onNews: (news: PreviewNews) => void;
  #ready = false;
  #settings: Omit<PreviewSettings, 'run'> | undefined;
  #run = 0;

  /** @param onNews - What the page tells; what it has drawn only of the last settings. */
  constructor(host: ReactiveControllerHost, frame: () => HTMLIFrameElement | null, onNews: (news: PreviewNews) => void) {
    this.#frame = frame;
    this.#onNews = onNews;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ready = false;
    addEventListener('message', this.#onMessage);
  }

  hostDisconnected(): void {
    removeEventListener('message', this.#onMessage);
  }

  /** Has the page show this, as soon as it listens. The same again is not sent. */
  show(settings: Omit<PreviewSettings, 'run'>): void {
    const known = this.#settings;
    if (known && (Object.keys(settings) as (keyof typeof settings)[]).every((key) => known[key] === settings[key])) return;
    this.#settings = settings;
    this.#run += 1;
    this.#send();
  }

  #send(): void {
    if (!this.#ready || !this.#settings) return;
    // The frame is sandboxed, and its origin matches no name: only "any" reaches it. The window itself is ours, and holds our own page.
    this.#frame()?.contentWindow?.postMessage(settingsMessage({ ...this.#settings, run: this.#run }), '*');
  }

  readonly #onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    const frame = this.#frame();
    if (!frame || source !== frame.contentWindow) return;
    const news = readNews(data);
    if (news?.what === 'ready') {
      this.#ready = true;
      this.#send();
    } else if (news && (news.what !== 'drawn' || news.run === this.#run)) this.#onNews(news);
  };
}
