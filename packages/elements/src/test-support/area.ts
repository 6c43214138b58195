import type { CampaignDocument } from '@consult-kit/protocol';
import { fixture, html, oneEvent } from '@open-wc/testing';
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

/** Back to the entry that the test began with, so that tests do not see each other's screens. */
export async function rewind(): Promise<void> {
  const depth = (history.state as { consultDepth?: number } | null)?.consultDepth ?? 0;
  if (depth === 0) return;
  history.go(-depth);
  await oneEvent(window, 'popstate');
}

/** From the first screen to consent, in English. */
export async function answerAll(area: ShownArea): Promise<void> {
  await area.choose('Adults');
  await area.press('Continue');
  await area.press('None of these');
  await area.fill('#field-years', '38');
  await area.press('Continue');
  await area.choose('Fever');
  await area.press('Continue');
  await area.choose('1–3 days');
  await area.fill('#field-temperature', '38.5');
  await area.press('Continue');
  await area.press('None');
}

/** Draws an area with a client that needs no gateway; with the address of one, its document is read from there. */
export async function showArea(
  document: Partial<CampaignDocument> = {},
  attributes: { lang?: string; module?: string; region?: string; textSize?: string; gateway?: string; campaign?: string } = {},
  client = new StartClient(),
): Promise<ShownArea> {
  const { lang = 'en', module = '', region = '', textSize = 'standard', gateway = '', campaign = 'demo' } = attributes;
  const element = await fixture<ConsultSpecialArea>(html`
    <consult-special-area
      isolation="none"
      lang=${lang}
      gateway=${gateway}
      campaign=${campaign}
      module=${module}
      region=${region}
      text-size=${textSize}
      .campaignDocument=${gateway ? undefined : campaignDocument(document)}
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
