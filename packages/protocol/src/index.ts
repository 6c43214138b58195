export { CAMPAIGN_DEFAULTS, CAMPAIGN_LIMITS, LIMITS } from './limits.ts';
export { ConsultError, ERRORS, errorLabel, isConsultError } from './errors.ts';
export type { ErrorCode, InputFault } from './errors.ts';
export { checkMessageText, isPlainText, isVisibleText, messageTextProblem } from './text.ts';
export { createId, ID_CHARS } from './create-id.ts';
export { campaignIdSchema, idSchema, slugSchema } from './ids.ts';
export { canonicalLanguage, pickLanguage, pickText } from './locale.ts';
export type { LocalizedText } from './locale.ts';
export { CAMPAIGN_STATE_WORDS, campaignMoment, endsAtMs, moduleHoursOf, moduleMoment } from './clock.ts';
export type { CampaignInstants, CampaignMoment, CampaignState, ModuleMoment } from './clock.ts';
export { instantsOf } from './instants.ts';
export { servesRegion } from './entry/regions.ts';
export type { ScheduledDocument } from './instants.ts';
export { inputFaults, parse, parseJson, pathText } from './parse.ts';
export {
  calendarDaySchema,
  campaignFileSchema,
  closingTimeSchema,
  hostKeySchema,
  languageSchema,
  localizedTextSchema,
  moduleSchema,
  moneySchema,
  onceClosingTimeSchema,
  onceTimeSchema,
  originSchema,
  questionSchema,
  serviceHoursSchema,
  serviceStretchSchema,
  wallTimeSchema,
  warningSignSchema,
} from './campaign-file.ts';
export type {
  CampaignFile,
  CampaignModule,
  CampaignQuestion,
  HostKey,
  ServiceHours,
  ServiceStretch,
  WarningSign,
} from './campaign-file.ts';
export { campaignDocumentSchema, entryCardSchema, entryExplanationSchema } from './campaign-document.ts';
export type { CampaignDocument, EntryCard, EntryExplanation } from './campaign-document.ts';
export {
  adviceCardSchema,
  answerSchema,
  consentSchema,
  consultationEventSchema,
  consultationStateSchema,
  consultationViewSchema,
  cursorSchema,
  doctorProfileSchema,
  handoverTargetSchema,
  instantSchema,
  intakeSchema,
  ratingSchema,
  seqSchema,
  sideSchema,
} from './consultation.ts';
export type {
  AdviceCard,
  Answer,
  ChatMessage,
  Consent,
  ConsultationEvent,
  ConsultationEventType,
  ConsultationState,
  ConsultationView,
  DoctorProfile,
  EventOf,
  HandoverTarget,
  Intake,
  Rating,
  Side,
} from './consultation.ts';
export { applyEvent, eventForPatient, isGoingOn, nextView, transition, viewForPatient } from './lifecycle.ts';
export {
  commandResultSchema,
  consultationCommandSchema,
  deskCommandSchema,
  doctorCommandSchema,
  doctorStatusSchema,
  patientCommandSchema,
  startCommandSchema,
} from './commands.ts';
export type {
  CommandResult,
  ConsultationCommand,
  DeskCommand,
  DoctorCommand,
  DoctorStatus,
  PatientCommand,
  StartCommand,
} from './commands.ts';
export {
  colleagueSchema,
  consultationListSchema,
  consultationReadSchema,
  createConsultationSchema,
  deskStateSchema,
  errorBodySchema,
  eventsPageSchema,
  lineEntrySchema,
  lineInfoSchema,
  openSessionSchema,
  pollSchema,
  readEventsSchema,
  sendCommandSchema,
  sendDeskCommandSchema,
  sessionOnlySchema,
  sessionOpenedSchema,
  sessionTokenSchema,
  staffRoleSchema,
  staffSignedInSchema,
  staffSignInSchema,
  typingSchema,
} from './http.ts';
export type {
  Colleague,
  ConsultationRead,
  DeskState,
  ErrorBody,
  EventsPage,
  LineEntry,
  LineInfo,
  Poll,
  SessionOpened,
  StaffRole,
  StaffSignedIn,
} from './http.ts';
export {
  affectedSchema,
  campaignChangeSchema,
  campaignPageSchema,
  campaignSourceSchema,
  campaignStateSchema,
  campaignTextSchema,
  campaignVersionSchema,
  consoleCampaignListSchema,
  consoleCampaignSchema,
  consoleCampaignsSchema,
  discardDraftSchema,
  draftRevisionSchema,
  draftSchema,
  editorSchema,
  figuresAnswerSchema,
  figuresSchema,
  findingSchema,
  historyEntrySchema,
  historyPageSchema,
  historySchema,
  ledgerAnswerSchema,
  ledgerSchema,
  newCampaignSchema,
  pauseSchema,
  previewAnswerSchema,
  previewSchema,
  publishedAnswerSchema,
  publishedSchema,
  publishSchema,
  readCampaignSchema,
  restoreSchema,
  savedDraftSchema,
  saveDraftSchema,
  versionFileSchema,
  versionSchema,
} from './console.ts';
export type {
  Affected,
  CampaignDraft,
  CampaignPage,
  CampaignSource,
  CampaignText,
  ConsoleCampaign,
  ConsoleCampaignList,
  Editor,
  FiguresAnswer,
  Finding,
  HistoryEntry,
  HistoryPage,
  LedgerAnswer,
  PreviewAnswer,
  PublishedAnswer,
  SavedDraft,
  VersionFile,
} from './console.ts';
export { COMMON_ERRORS, ROUTES } from './routes.ts';
export type { Caller, Route } from './routes.ts';
export { CLOSE_CODES, LIVE_PATH, WIRE_VERSION } from './wire.ts';
export { clientFrameSchema, newsFrameSchema, pollAnswerSchema, serverFrameSchema } from './frames.ts';
export type { ClientFrame, NewsFrame, PollAnswer, ServerFrame } from './frames.ts';
export {
  BRIDGE_TIMEOUT_MS,
  BRIDGE_VERSION,
  bridgeConnectSchema,
  bridgeEnvelopeSchema,
  frameMessageSchemas,
  hostMessageSchemas,
} from './frame-bridge.ts';
export type { BridgeEnvelope } from './frame-bridge.ts';
