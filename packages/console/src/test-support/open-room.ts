import type { CampaignText } from '@consult-kit/protocol';
import type { Tab } from '../route.ts';
import { openConsole, settle, type OpenOptions, type Page } from './open-console.ts';
import { soundFile } from './sound-file.ts';

/** The console on one tab of a published campaign. */
export interface RoomPage extends Page {
  room: () => ShadowRoot;
  /** Lets time go by, and what it starts come to its end. */
  pass: (ms: number) => Promise<void>;
  press: (selector: string) => Promise<void>;
  /** Enters a value as a whole, as pickers of days and times do. */
  enter: (selector: string, value: string) => Promise<void>;
}

/** Opens a tab of the campaign `winter`. */
export async function openRoom(tab: Tab, options: OpenOptions = {}, file: CampaignText = soundFile()): Promise<RoomPage> {
  const opened = await openConsole({
    hash: `#/campaigns/winter/${tab}`,
    ...options,
    gateway: (gateway) => {
      gateway.published = { version: 3, file };
      options.gateway?.(gateway);
    },
  });
  const inside = (root: ShadowRoot, tag: string): ShadowRoot => root.querySelector(tag)!.shadowRoot!;
  const room = (): ShadowRoot => inside(inside(opened.app.shadowRoot!, 'console-campaign-page'), `console-${tab}`);
  const press = async (selector: string): Promise<void> => {
    room().querySelector<HTMLElement>(selector)!.click();
    await settle();
  };
  const enter = async (selector: string, value: string): Promise<void> => {
    const field = room().querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const pass = async (ms: number): Promise<void> => {
    opened.timers.pass(ms);
    await settle();
  };
  await settle();
  return { ...opened, room, press, enter, pass };
}
