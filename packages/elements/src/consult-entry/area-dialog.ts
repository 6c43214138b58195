import '../define/special-area.ts';
import type { HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import type { ConsultSpecialArea } from '../consult-special-area/consult-special-area.ts';
import { wantedLanguage } from '../shared/words.ts';

/** Key in `history.state` by which we know our own entry. */
const MARK = 'consultArea';

/** The card as its dialog sees it. */
export interface AreaOpener extends HTMLElement {
  gateway: string;
  campaign: string;
  region: string;
  theme: string;
  textSize: string;
  bridge: HostBridge | undefined;
  campaignDocument: CampaignDocument | undefined;
}

/**
 * Opens the special area as a full-screen dialog inside a shadow root, with one history entry of its own, so that the
 * back button closes it. The host's own history state stays in the entry, for the router that wrote it.
 */
export function openAreaDialog(opener: AreaOpener, label: string): void {
  const root = opener.shadowRoot;
  if (!root || root.querySelector('dialog')) return;
  const before = root.activeElement as HTMLElement | null;
  const dialog = createDialog(label);
  const area = createArea(opener);

  const closed = (): void => {
    removeEventListener('popstate', onPop);
    document.removeEventListener('focusin', onFocusIn);
    dialog.remove();
    before?.focus();
  };
  const onPop = (): void => {
    if (!opener.isConnected || !history.state?.[MARK]) closed();
  };
  const close = (): void => {
    if (history.state?.[MARK]) history.back();
    else closed();
  };
  /** Keeps the focus inside where the browser has no modal dialogs. */
  const onFocusIn = (event: FocusEvent): void => {
    if (!event.composedPath().includes(dialog)) area.focus();
  };

  area.closeAction = close;
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    area.close();
  });
  dialog.append(area);
  root.append(dialog);
  history.pushState({ ...history.state, consultScreen: undefined, consultDepth: 0, [MARK]: true }, '');
  addEventListener('popstate', onPop);
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else {
    document.addEventListener('focusin', onFocusIn);
    dialog.addEventListener('keydown', (event) => event.key === 'Escape' && area.close());
  }
  area.focus();
}

/** Set through the object model, which a page's content security policy does not forbid. */
function createDialog(label: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.setAttribute('aria-label', label);
  Object.assign(dialog.style, {
    position: 'fixed',
    top: '0',
    left: '0',
    zIndex: '2147483647',
    width: '100%',
    height: '100%',
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    padding: '0',
    border: '0',
    overflow: 'auto',
    overscrollBehavior: 'contain',
  });
  return dialog;
}

function createArea(opener: AreaOpener): ConsultSpecialArea {
  const { gateway, campaign, region, theme, textSize, bridge, campaignDocument } = opener;
  const attributes = { gateway, campaign, region, theme, 'text-size': textSize, lang: wantedLanguage(opener) };
  const area = document.createElement('consult-special-area');
  for (const [name, value] of Object.entries(attributes)) if (value) area.setAttribute(name, value);
  Object.assign(area.style, { minHeight: '100%', ...(area.isolation === 'none' ? {} : { height: '100%' }) });
  area.bridge = bridge;
  area.campaignDocument = campaignDocument;
  return area;
}
