/** What a key can do at the desk. */
export type DeskAction = 'commands' | 'accept' | 'next' | 'previous' | 'jump' | 'send' | 'handover' | 'end' | 'note' | 'list' | 'panes';

/** Keys as `Modifier+code`; `Mod` is Ctrl or ⌘. Every one has a modifier, so that plain typing never acts. */
export const DEFAULT_KEYS: Readonly<Record<DeskAction, string>> = {
  commands: 'Mod+KeyK',
  accept: 'Alt+KeyN',
  next: 'Alt+KeyJ',
  previous: 'Alt+KeyK',
  jump: 'Alt+Digit',
  send: 'Mod+Enter',
  handover: 'Alt+KeyH',
  end: 'Alt+KeyX',
  note: 'Alt+KeyP',
  list: 'Mod+Slash',
  panes: 'Mod+F6',
};

/** Actions in the order in which the list shows them. */
export const DESK_ACTIONS = Object.keys(DEFAULT_KEYS) as DeskAction[];

type KeyPress = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'keyCode'>;

/** The key of a press as it is written in `DEFAULT_KEYS`, or `undefined` for plain typing and input methods. */
export function keyOf(press: KeyPress): string | undefined {
  if (press.isComposing || press.keyCode === 229 || press.shiftKey) return undefined;
  const mod = press.ctrlKey || press.metaKey;
  if (mod === press.altKey) return undefined;
  if (/^(Alt|Control|Meta|Shift)/.test(press.code)) return undefined;
  return `${mod ? 'Mod' : 'Alt'}+${press.code}`;
}

/** The action that holds a key already, apart from `asking`, or `undefined`. */
export function ownerOf(key: string, changed: Readonly<Record<string, string>>, asking: DeskAction): DeskAction | undefined {
  if (/^Alt\+Digit[1-9]$/.test(key)) return 'jump';
  return DESK_ACTIONS.find((action) => action !== asking && keyFor(action, changed) === key);
}

/** The action of a press, with the number of the chat for `jump`. */
export function actionOf(press: KeyPress, changed: Readonly<Record<string, string>>): { action: DeskAction; digit?: number } | undefined {
  const key = keyOf(press);
  if (key === undefined) return undefined;
  const action = DESK_ACTIONS.find((name) => name !== 'jump' && keyFor(name, changed) === key);
  if (action) return { action };
  const digit = /^Alt\+Digit([1-9])$/.exec(key)?.[1];
  return digit === undefined ? undefined : { action: 'jump', digit: Number(digit) };
}

/** The key of an action, the doctor's own if there is one. */
export function keyFor(action: DeskAction, changed: Readonly<Record<string, string>>): string {
  return changed[action] ?? DEFAULT_KEYS[action];
}

/** A key as people read it: `Alt+N`, `Ctrl+K` or `⌘K`. */
export function keyText(key: string, isMac = /Mac|iPhone|iPad/.test(navigator.platform)): string {
  const [modifier = '', code = ''] = key.split('+');
  const letter = code
    .replace(/^Key/, '')
    .replace(/^Digit$/, '1…9')
    .replace(/^Digit/, '')
    .replace('Slash', '/');
  if (isMac) return `${modifier === 'Mod' ? '⌘' : '⌥'}${letter}`;
  return `${modifier === 'Mod' ? 'Ctrl' : 'Alt'}+${letter}`;
}
