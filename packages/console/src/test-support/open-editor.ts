import type { CampaignText } from '@consult-kit/protocol';
import { openConsole, settle, type OpenOptions, type Page } from './open-console.ts';
import { soundFile } from './sound-file.ts';

/** The console on one campaign's page. */
export interface EditorPage extends Page {
  /** The parts of the page, as they are now. */
  page: () => ShadowRoot;
  editor: () => ShadowRoot;
  form: () => ShadowRoot;
  json: () => ShadowRoot;
  /** Types into the field of a path. */
  type: (path: (string | number)[], text: string) => Promise<void>;
  /** Lets time go by, and what it starts come to its end. */
  pass: (ms: number) => Promise<void>;
  field: (path: (string | number)[]) => HTMLInputElement;
}

/** Opens the editor of a campaign; a sound one unless told otherwise. */
export async function openEditor(file: CampaignText = soundFile(), options: OpenOptions = {}): Promise<EditorPage> {
  const { gateway: prepare } = options;
  const opened = await openConsole({
    hash: '#/campaigns/winter/edit',
    ...options,
    gateway: (gateway) => {
      gateway.published = { version: 3, file };
      prepare?.(gateway);
    },
  });
  const inside = (root: ShadowRoot, tag: string): ShadowRoot => root.querySelector(tag)!.shadowRoot!;
  const page = (): ShadowRoot => inside(opened.app.shadowRoot!, 'console-campaign-page');
  const editor = (): ShadowRoot => inside(page(), 'console-campaign-editor');
  const form = (): ShadowRoot => inside(editor(), 'console-campaign-form');
  const json = (): ShadowRoot => inside(editor(), 'console-json-pane');
  for (const details of form().querySelectorAll('details')) details.open = true;
  await settle();
  // What opens may hold entries that are closed.
  for (let closed = closedEntries(form()); closed.length > 0; closed = closedEntries(form())) {
    for (const entry of closed) entry.click();
    await settle();
  }
  const field = (path: (string | number)[]): HTMLInputElement => {
    const wanted = JSON.stringify(path);
    return [...form().querySelectorAll<HTMLInputElement>('[data-path]')].find((element) => element.dataset['path'] === wanted)!;
  };
  const type = async (path: (string | number)[], text: string): Promise<void> => {
    const element = field(path);
    element.value = text;
    element.dispatchEvent(new InputEvent('input'));
    element.dispatchEvent(new Event('change'));
    await settle();
  };
  const pass = async (ms: number): Promise<void> => {
    opened.timers.pass(ms);
    await settle();
  };
  return { ...opened, page, editor, form, json, type, pass, field };
}

function closedEntries(form: ShadowRoot): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('.fold[aria-expanded=false]')];
}
