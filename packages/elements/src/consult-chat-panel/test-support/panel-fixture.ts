import { fixture, html, nextFrame } from '@open-wc/testing';
import { ConsultChatPanel } from '../consult-chat-panel.ts';
import { FakeClient } from './fake-client.ts';

/** A panel with its client, and how to find what a person finds: by roles and visible names. */
export interface PanelFixture {
  panel: ConsultChatPanel;
  client: FakeClient;
  root: ShadowRoot;
  log(): HTMLElement;
  field(): HTMLTextAreaElement;
  button(name: string): HTMLButtonElement;
  hasButton(name: string): boolean;
  press(name: string): Promise<void>;
  /** Puts a text in as typing does. */
  type(text: string): Promise<void>;
  status(): string;
  alarm(): string;
  rows(): HTMLElement[];
  text(): string;
}

/** What a test may set. */
export type PanelProperties = Partial<Pick<ConsultChatPanel, 'lang' | 'enterKey' | 'bridge' | 'textSize' | 'theme'>>;

/** Draws a panel of 375 × 600 over a client. */
export async function panelFixture(
  client: FakeClient = new FakeClient().joinLine(),
  { lang = 'en', textSize = 'standard', theme = 'light', ...rest }: PanelProperties = {},
): Promise<PanelFixture> {
  ConsultChatPanel.define();
  const panel = await fixture<ConsultChatPanel>(
    html`<consult-chat-panel
      lang=${lang}
      text-size=${textSize}
      theme=${theme}
      style="inline-size:375px;block-size:600px"
      .client=${client}
      .bridge=${rest.bridge}
      .enterKey=${rest.enterKey ?? 'send'}
    ></consult-chat-panel>`,
  );
  await settle(panel);
  const root = panel.shadowRoot as ShadowRoot;
  const find = <Found extends Element>(selector: string): Found => {
    const found = root.querySelector<Found>(selector);
    if (!found) throw new Error(`Nothing on screen matches ${selector}`);
    return found;
  };
  const buttons = (name: string): HTMLButtonElement[] =>
    [...root.querySelectorAll('button')].filter((button) => nameOf(button).startsWith(name));
  const button = (name: string): HTMLButtonElement => {
    const found = buttons(name)[0];
    if (!found) throw new Error(`No button is called “${name}”`);
    return found;
  };
  return {
    panel,
    client,
    root,
    log: () => find('[role=log]'),
    field: () => find('textarea'),
    button,
    hasButton: (name) => buttons(name).length > 0,
    async press(name) {
      button(name).click();
      await settle(panel);
    },
    async type(text) {
      const field = find<HTMLTextAreaElement>('textarea');
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settle(panel);
    },
    status: () => nameOf(find('[role=status]')),
    alarm: () => nameOf(find('[role=alert]')),
    rows: () => [...root.querySelectorAll<HTMLElement>('.rows > li')],
    text: () => nameOf(find('.panel')),
  };
}

/** Waits until nothing is waiting to be drawn, and timers of no length have run. */
export async function settle(panel: ConsultChatPanel): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await panel.updateComplete;
    await nextFrame();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function nameOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
