import { html, nothing, type TemplateResult } from 'lit';
import type { FollowedConsultation } from '@consult-kit/client';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { AdviceCard } from '@consult-kit/protocol';
import type { DeskCommandEntry } from './dialogs/commands-dialog.ts';
import type { DeskContext } from './shared/desk-context.ts';
import { moduleName, patientName } from './shared/people.ts';
import type { Preferences } from './shared/preferences.ts';

/** Which dialog is open, and what it is about. */
export type OpenDialog =
  | { kind: 'commands' | 'keys' | 'settings' }
  | { kind: 'handover' | 'decline' | 'emergency'; chat: FollowedConsultation }
  | { kind: 'end'; chat: FollowedConsultation; draft: AdviceCard }
  | { kind: 'refuse'; consultation: string }
  | { kind: 'guard'; chat: FollowedConsultation; text: string; other: string };

/** What the dialogs need of the workbench. */
export interface DialogDeps {
  desk: DeskContext;
  words: Localize;
  preferences: Preferences;
  entries: readonly DeskCommandEntry[];
  close(): void;
  change(changed: Partial<Preferences>): void;
  send(consultation: string, text: string): void;
  saveSummary(consultation: string, draft: AdviceCard): void;
}

/** The open dialog, or nothing. */
export function dialogTemplate(open: OpenDialog | null, deps: DialogDeps): TemplateResult | typeof nothing {
  if (!open) return nothing;
  const { desk, words, preferences } = deps;
  switch (open.kind) {
    case 'commands':
      return html`<desk-commands-dialog .entries=${deps.entries} @modal-close=${deps.close}></desk-commands-dialog>`;
    case 'keys':
      return html`<desk-keys-dialog .preferences=${preferences} .change=${deps.change} @modal-close=${deps.close}></desk-keys-dialog>`;
    case 'settings':
      return html`<desk-settings-dialog
        .preferences=${preferences}
        .change=${deps.change}
        @modal-close=${deps.close}
      ></desk-settings-dialog>`;
    case 'refuse':
      return html`<desk-reason-dialog
        .headline=${words.text('refuse.title')}
        .action=${words.text('refuse.button')}
        .give=${(reason: string) => desk.run(desk.client.refuseHandover(open.consultation, reason))}
        @modal-close=${deps.close}
      ></desk-reason-dialog>`;
    default:
      return chatDialog(open, deps);
  }
}

function chatDialog(open: Extract<OpenDialog, { chat: FollowedConsultation }>, deps: DialogDeps): TemplateResult {
  const { desk, words } = deps;
  const { view } = open.chat;
  const name = patientName(view, words);
  const document = desk.texts.find(view.campaign);
  switch (open.kind) {
    case 'handover':
      return html`<desk-handover-dialog
        .name=${name}
        .colleagues=${desk.snapshot.desk?.colleagues ?? []}
        .modules=${(document?.modules ?? []).filter(({ enabled }) => enabled !== false).map(({ id }) => ({ id, name: moduleName(document, id, words) }))}
        .offer=${(offer: Parameters<typeof desk.client.offerHandover>[1]) => desk.run(desk.client.offerHandover(view.id, offer))}
        @modal-close=${deps.close}
      ></desk-handover-dialog>`;
    case 'decline':
      return html`<desk-reason-dialog
        .headline=${words.text('decline.title', { name })}
        .text=${words.text('decline.text', { name })}
        .action=${words.text('decline.button')}
        .give=${(reason: string) => desk.run(desk.client.decline(view.id, reason))}
        @modal-close=${deps.close}
      ></desk-reason-dialog>`;
    case 'emergency':
      return html`<desk-confirm-dialog
        .headline=${words.text('emergency.title', { name })}
        .text=${words.text('emergency.text', { name, number: document?.region.emergencyNumber ?? '' })}
        .action=${words.text('emergency.send')}
        danger
        .confirm=${() => desk.run(desk.client.sendEmergencyCard(view.id))}
        @modal-close=${deps.close}
      ></desk-confirm-dialog>`;
    case 'end':
      return html`<desk-end-dialog
        .name=${name}
        .draft=${open.draft}
        .finish=${(ending: Parameters<typeof desk.client.finish>[1]) => desk.run(desk.client.finish(view.id, ending))}
        .saveDraft=${(draft: AdviceCard) => deps.saveSummary(view.id, draft)}
        @modal-close=${deps.close}
      ></desk-end-dialog>`;
    case 'guard':
      return html`<desk-confirm-dialog
        .headline=${words.text('guard.title')}
        .text=${words.text('guard.text', { other: open.other, name })}
        .stay=${words.text('guard.stay')}
        .action=${words.text('guard.send')}
        .confirm=${() => deps.send(view.id, open.text)}
        @modal-close=${deps.close}
      ></desk-confirm-dialog>`;
  }
}
