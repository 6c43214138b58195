export { ConsultChatPanel } from './consult-chat-panel/consult-chat-panel.ts';
export { ConsultEntry } from './consult-entry/consult-entry.ts';
export { ConsultModulePicker } from './consult-module-picker/consult-module-picker.ts';
export { ConsultSpecialArea } from './consult-special-area/consult-special-area.ts';
export { defineElement } from './shared/define.ts';
export type { VersionedElement } from './shared/define.ts';
export type {
  ConsultCallDetail,
  ConsultCloseDetail,
  ConsultErrorDetail,
  ConsultEventMap,
  ConsultNavigateDetail,
  ConsultOpenDetail,
  ConsultStateDetail,
  PublicState,
} from './shared/emit.ts';
export type { TextSize } from './shared/text-size.ts';
export { registerTranslation } from './shared/words.ts';
export type { Dictionary } from './shared/words.ts';
export { VERSION } from './shared/version.ts';
