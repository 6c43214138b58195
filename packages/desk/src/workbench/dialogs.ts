import { html, nothing, type TemplateResult } from 'lit';
import type { FollowedConsultation } from '@consult-kit/client';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { CampaignDocument, ConsultationView } from '@consult-kit/protocol';
import type { DeskCommandEntry } from '../dialogs/commands-dialog.ts';
import type { Ending } from '../dialogs/end-dialog.ts';
import type { HandoverOffer } from '../dialogs/handover-dialog.ts';
import type { DeskContext } from '../shared/desk-context.ts';
import { moduleName, patientName } from '../shared/people.ts';
import type { FormMemories } from '../shared/form-memory.ts';
import type { Preferences } from '../shared/preferences.ts';
import { summaryMemory } from '../shared/summaries.ts';

/** Which dialog is open, and what it is about. */
export type OpenDialog =
  | { kind: 'commands' | 'keys' | 'settings' }
  | { kind: 'handover' | 'decline' | 'emergency' | 'end'; chat: FollowedConsultation }
  | { kind: 'refuse'; consultation: string }
  | { kind: 'guard'; chat: FollowedConsultation; text: string; other: string };

/** What the dialogs need of the workbench. */
export interface DialogDeps {
  desk: DeskContext;
  words: Localize;
  preferences: Preferences;
  entries: readonly DeskCommandEntry[];
  /** What was typed into dialogs that were closed. */
  memories: FormMemories;
  close(): void;
  change(changed: Partial<Preferences>): void;
  send(consultation: string, text: string): void;
  /** The doctor gave a talk away or ended it; its going is no news. */
  leaving(consultation: string): void;
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
        .memory=${deps.memories.of(`refuse:${open.consultation}`)}
        .give=${(reason: string) => desk.attempt(desk.client.refuseHandover(open.consultation, reason))}
        @modal-close=${deps.close}
      ></desk-reason-dialog>`;
    default:
      return chatDialog(open, deps);
  }
}

/** What a dialog about one talk is made from. */
interface Subject extends DialogDeps {
  view: ConsultationView;
  name: string;
  document: CampaignDocument | undefined;
}

function chatDialog(open: Extract<OpenDialog, { chat: FollowedConsultation }>, deps: DialogDeps): TemplateResult {
  const { view } = open.chat;
  const subject: Subject = { ...deps, view, name: patientName(view, deps.words), document: deps.desk.texts.find(view.campaign) };
  switch (open.kind) {
    case 'handover':
      return handoverDialog(subject);
    case 'end':
      return endDialog(subject);
    case 'decline':
      return declineDialog(subject);
    case 'emergency':
      return emergencyDialog(subject);
    case 'guard':
      return guardDialog(subject, open.text, open.other);
  }
}

function handoverDialog({ desk, words, memories, view, name, document, close }: Subject): TemplateResult {
  const modules = (document?.modules ?? []).filter(({ enabled }) => enabled !== false);
  return html`<desk-handover-dialog
    .name=${name}
    .colleagues=${desk.snapshot.desk?.colleagues ?? []}
    .modules=${modules.map(({ id }) => ({ id, name: moduleName(document, id, words) }))}
    .memory=${memories.of(`handover:${view.id}`)}
    .offer=${(offer: HandoverOffer) => desk.attempt(desk.client.offerHandover(view.id, offer))}
    @modal-close=${close}
  ></desk-handover-dialog>`;
}

function endDialog({ desk, view, name, leaving, close }: Subject): TemplateResult {
  const finish = (ending: Ending): Promise<string> => {
    leaving(view.id);
    return desk.attempt(desk.client.finish(view.id, ending));
  };
  return html`<desk-end-dialog
    .name=${name}
    .language=${view.language}
    .memory=${summaryMemory(view.id)}
    .finish=${finish}
    @modal-close=${close}
  ></desk-end-dialog>`;
}

function declineDialog({ desk, words, memories, view, name, leaving, close }: Subject): TemplateResult {
  const give = (reason: string): Promise<string> => {
    leaving(view.id);
    return desk.attempt(desk.client.decline(view.id, reason));
  };
  return html`<desk-reason-dialog
    .headline=${words.text('decline.title', { name })}
    .text=${words.text('decline.text', { name })}
    .action=${words.text('decline.button')}
    .memory=${memories.of(`decline:${view.id}`)}
    .give=${give}
    @modal-close=${close}
  ></desk-reason-dialog>`;
}

function emergencyDialog({ desk, words, view, name, document, close }: Subject): TemplateResult {
  return html`<desk-confirm-dialog
    .headline=${words.text('emergency.title', { name })}
    .text=${words.text('emergency.text', { name, number: document?.region.emergencyNumber ?? '' })}
    .action=${words.text('emergency.send')}
    danger
    .confirm=${() => desk.attempt(desk.client.sendEmergencyCard(view.id))}
    @modal-close=${close}
  ></desk-confirm-dialog>`;
}

function guardDialog({ words, view, name, send, close }: Subject, text: string, other: string): TemplateResult {
  const confirm = async (): Promise<string> => {
    send(view.id, text);
    return '';
  };
  return html`<desk-confirm-dialog
    .headline=${words.text('guard.title')}
    .text=${words.text('guard.text', { other, name })}
    .stay=${words.text('guard.stay')}
    .action=${words.text('guard.send')}
    .confirm=${confirm}
    @modal-close=${close}
  ></desk-confirm-dialog>`;
}
