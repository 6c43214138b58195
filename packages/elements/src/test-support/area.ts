import type { CampaignDocument } from '@consult-kit/protocol';
import { fixture, html } from '@open-wc/testing';
import { ConsultChatPanel } from '../consult-chat-panel/consult-chat-panel.ts';
import { FakeClient } from '../consult-chat-panel/test-support/fake-client.ts';
import { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';
import { campaignDocument } from './campaign.ts';
import { byWords, inside, textOf } from './shop.ts';

ConsultSpecialArea.define();
// Loaded here, so that no test waits for the area to fetch it.
ConsultChatPanel.define();

/** A client that keeps what it was started with, and joins the line. */
export class StartClient extends FakeClient {
  started: unknown[] = [];
  failure: Error | undefined;

  override async start(input?: unknown): Promise<string> {
    this.started.push(input);
    if (this.failure) throw this.failure;
    this.joinLine();
    return this.followed.view.id;
  }
}

/** A special area in the page itself, as a shopper uses it. */
export interface ShownArea {
  element: ConsultSpecialArea;
  client: StartClient;
  /** Everything that can be read. */
  text(): string;
  /** The heading that has the focus. */
  focused(): string;
  /** Presses what says these words. */
  press(words: string): Promise<void>;
  /** Chooses a radio button or box by its words, the picker's too. */
  choose(words: string): Promise<void>;
  fill(selector: string, value: string): Promise<void>;
  /** Until the area has drawn what is under way. */
  settle(): Promise<void>;
}

/** Draws an area with a client that needs no gateway. */
export async function showArea(
  document: Partial<CampaignDocument> = {},
  attributes: { lang?: string; module?: string; region?: string; textSize?: string } = {},
  client = new StartClient(),
): Promise<ShownArea> {
  const { lang = 'en', module = '', region = '', textSize = 'standard' } = attributes;
  const element = await fixture<ConsultSpecialArea>(html`
    <consult-special-area
      isolation="none"
      lang=${lang}
      campaign="demo"
      module=${module}
      region=${region}
      text-size=${textSize}
      .campaignDocument=${campaignDocument(document)}
      .openClient=${() => client}
    ></consult-special-area>
  `);
  const settle = async (): Promise<void> => {
    // Each turn lets one step of what was started by a press come to its end.
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    await (element.shadowRoot?.querySelector('consult-module-picker') as { updateComplete?: Promise<unknown> } | null)?.updateComplete;
  };
  await settle();
  const area: ShownArea = {
    element,
    client,
    settle,
    text: () => textOf(element),
    focused: () => textOf(element.shadowRoot?.activeElement ?? element),
    async press(words) {
      byWords(element, words).click();
      await settle();
    },
    async choose(words) {
      const hosts = [element, element.shadowRoot?.querySelector('consult-module-picker')].filter(Boolean) as Element[];
      const labels = hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll<HTMLElement>('label') ?? [])]);
      const label = labels.find((one) => textOf(one).startsWith(words));
      if (!label) throw new Error(`Nothing to choose says "${words}": ${labels.map(textOf).join(' | ')}`);
      label.click();
      await settle();
    },
    async fill(selector, value) {
      const field = inside<HTMLInputElement>(element, selector);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settle();
    },
  };
  return area;
}
