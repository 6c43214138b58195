import type { FollowedConsultation } from '@consult-kit/client';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { DeskCommandEntry } from '../dialogs/commands-dialog.ts';
import { patientName } from '../shared/people.ts';
import type { DeskAction } from '../shared/shortcuts.ts';

export interface CommandOptions {
  /** The talk in which the doctor works, if any. */
  chat: FollowedConsultation | undefined;
  chats: readonly FollowedConsultation[];
  key(action: DeskAction): string;
  act(action: DeskAction): void;
  emergency(): void;
  select(consultation: string): void;
  openSettings(): void;
}

/** Everything that can be done now, as the list of commands shows it: what is done most comes first. */
export function commandEntries(options: CommandOptions, words: Localize): DeskCommandEntry[] {
  const entry = (action: DeskAction): DeskCommandEntry => ({
    label: words.text(`key.${action}`),
    key: options.key(action),
    run: () => options.act(action),
  });
  const emergency: DeskCommandEntry = { label: words.text('action.emergency'), run: options.emergency };
  const inChat: DeskAction[] = ['send', 'handover', 'end', 'note'];
  const people = options.chats.map(({ view }) => ({ label: patientName(view, words), run: () => options.select(view.id) }));
  const settings: DeskCommandEntry = { label: words.text('settings'), run: options.openSettings };
  return [
    entry('accept'),
    ...(options.chat ? [...inChat.map(entry), emergency] : []),
    ...people,
    entry('next'),
    entry('previous'),
    entry('list'),
    settings,
  ];
}
