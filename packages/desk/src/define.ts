import { StaffSignIn } from '@consult-kit/elements/foundation.js';
import { DeskChatPane } from './chat/chat-pane.ts';
import { DeskComposer } from './chat/composer.ts';
import { DeskApp } from './desk-app.ts';
import { DeskCommandsDialog } from './dialogs/commands-dialog.ts';
import { DeskConfirmDialog } from './dialogs/confirm-dialog.ts';
import { DeskEndDialog } from './dialogs/end-dialog.ts';
import { DeskHandoverDialog } from './dialogs/handover-dialog.ts';
import { DeskKeysDialog } from './dialogs/keys-dialog.ts';
import { DeskReasonDialog } from './dialogs/reason-dialog.ts';
import { DeskSettingsDialog } from './dialogs/settings-dialog.ts';
import { DeskLinePane } from './line/line-pane.ts';
import { DeskLockScreen } from './lock-screen.ts';
import { DeskPatientPane } from './patient/patient-pane.ts';
import { DeskWorkbench } from './workbench/workbench.ts';
import './words/words.ts';

/** Registers the parts of the desk. The desk is a page of its own, so its tags meet no others. */
const PARTS: Readonly<Record<string, CustomElementConstructor>> = {
  'desk-app': DeskApp,
  'desk-chat-pane': DeskChatPane,
  'desk-commands-dialog': DeskCommandsDialog,
  'desk-composer': DeskComposer,
  'desk-confirm-dialog': DeskConfirmDialog,
  'desk-end-dialog': DeskEndDialog,
  'desk-handover-dialog': DeskHandoverDialog,
  'desk-keys-dialog': DeskKeysDialog,
  'desk-line-pane': DeskLinePane,
  'desk-lock-screen': DeskLockScreen,
  'desk-patient-pane': DeskPatientPane,
  'desk-reason-dialog': DeskReasonDialog,
  'desk-settings-dialog': DeskSettingsDialog,
  'desk-sign-in': StaffSignIn,
  'desk-workbench': DeskWorkbench,
};

for (const [tag, part] of Object.entries(PARTS)) customElements.define(tag, part);
