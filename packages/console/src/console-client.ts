import type { Transport } from '@consult-kit/client';
import {
  campaignPageSchema,
  consoleCampaignListSchema,
  figuresAnswerSchema,
  historyPageSchema,
  isConsultError,
  ledgerAnswerSchema,
  previewAnswerSchema,
  publishedAnswerSchema,
  savedDraftSchema,
  versionFileSchema,
  type CampaignPage,
  type CampaignText,
  type ConsoleCampaignList,
  type ErrorCode,
  type FiguresAnswer,
  type HistoryPage,
  type LedgerAnswer,
  type LocalizedText,
  type PreviewAnswer,
  type PublishedAnswer,
  type SavedDraft,
  type VersionFile,
} from '@consult-kit/protocol';
import { GatewaySession, type Account } from './client/gateway-session.ts';

export type { Account } from './client/gateway-session.ts';

/** What a preview is asked for beside the file; the contract's `previewSchema` says what stands in for what is left out. */
export interface PreviewQuestion {
  /** ISO 8601 UTC. */
  at?: string;
  query?: string;
  language?: string;
  region?: string;
  host?: string;
}

/** Days of the campaign's zone, `YYYY-MM-DD`, both included. */
export interface LedgerDays {
  firstDay?: string;
  lastDay?: string;
}

/** What a person confirms by publishing; see `publishSchema`. */
export interface Publishing {
  revision: number;
  version: number;
  ticked?: readonly string[];
  typedName?: string;
}

/** What the console asks of the gateway. Every method rejects with `ConsultError`. */
export interface ConsoleClient {
  /** Who is signed in, if somebody is: after a reload too. */
  readonly account: Account | null;
  /** Called when the gateway says that the session is over; every call that was under way rejects as well. */
  onSessionOver: (code: ErrorCode) => void;
  signIn(login: string, password: string): Promise<Account>;
  signOut(): Promise<void>;
  /** The campaigns with their state now, or at another instant (ISO 8601 UTC). */
  campaigns(at?: string): Promise<ConsoleCampaignList>;
  /**
   * One campaign: what is published, its draft, who else has the form open.
   * @param editing - Tells those others that this person has it open, or no longer; nothing if left out.
   */
  read(campaign: string, editing?: boolean): Promise<CampaignPage>;
  /** Begins a campaign; its id is in the file. */
  newCampaign(file: CampaignText): Promise<SavedDraft>;
  /** @param base - What was changed: the draft, or with revision 0 the version. Refused with `DRAFT_CONFLICT` if it is not the last. */
  saveDraft(campaign: string, base: { revision: number; version: number }, file: CampaignText): Promise<SavedDraft>;
  discardDraft(campaign: string, revision: number): Promise<void>;
  preview(file: CampaignText, question?: PreviewQuestion): Promise<PreviewAnswer>;
  /** Asks a second time where the answer is lost: the same publishing makes one version. */
  publish(campaign: string, publishing: Publishing): Promise<PublishedAnswer>;
  pause(campaign: string, reasons: LocalizedText): Promise<PublishedAnswer>;
  resume(campaign: string): Promise<PublishedAnswer>;
  /** @param before - The `key` of the last entry of the page before. */
  history(campaign: string, before?: number): Promise<HistoryPage>;
  version(campaign: string, version: number): Promise<VersionFile>;
  /** Puts a version's file into the draft. */
  restore(campaign: string, version: number, revision: number): Promise<SavedDraft>;
  ledger(campaign: string, days?: LedgerDays): Promise<LedgerAnswer>;
  /** The same as text in CSV. */
  ledgerCsv(campaign: string, days?: LedgerDays): Promise<string>;
  /** @param from - ISO 8601 UTC, as is `to`. */
  figures(campaign: string, from: string, to: string): Promise<FiguresAnswer>;
}

/** The console's client. The session lives in the tab only, and ends with it. */
export function createConsoleClient(transport: Transport, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): ConsoleClient {
  const session = new GatewaySession(transport, storage);
  const at = (campaign: string, what: string): string => `/v1/console/campaigns/${encodeURIComponent(campaign)}/${what}`;

  return {
    get account() {
      return session.account;
    },
    get onSessionOver() {
      return session.onOver;
    },
    set onSessionOver(listener) {
      session.onOver = listener;
    },
    signIn: (login, password) => session.signIn(login, password),
    signOut: () => session.signOut(),
    campaigns: (instant) => session.ask(consoleCampaignListSchema, '/v1/console/campaigns', { at: instant }),
    read: (campaign, editing) => session.ask(campaignPageSchema, at(campaign, 'read'), { editing }),
    newCampaign: (file) => session.ask(savedDraftSchema, '/v1/console/campaigns/new', { file }),
    saveDraft: (campaign, { revision, version }, file) => session.ask(savedDraftSchema, at(campaign, 'draft'), { revision, version, file }),
    discardDraft: async (campaign, revision) => void (await session.text(at(campaign, 'draft/discard'), { revision })),
    preview: (file, question = {}) => session.ask(previewAnswerSchema, '/v1/console/campaigns/preview', { file, ...question }),
    publish: (campaign, publishing) => askTwice(() => session.ask(publishedAnswerSchema, at(campaign, 'publish'), publishing)),
    pause: (campaign, reasons) => session.ask(publishedAnswerSchema, at(campaign, 'pause'), { reasons }),
    resume: (campaign) => session.ask(publishedAnswerSchema, at(campaign, 'resume')),
    history: (campaign, before) => session.ask(historyPageSchema, at(campaign, 'history'), { before }),
    version: (campaign, version) => session.ask(versionFileSchema, at(campaign, 'version'), { version }),
    restore: (campaign, version, revision) => session.ask(savedDraftSchema, at(campaign, 'restore'), { version, revision }),
    ledger: (campaign, days = {}) => session.ask(ledgerAnswerSchema, at(campaign, 'ledger'), days),
    ledgerCsv: (campaign, days = {}) => session.text(at(campaign, 'ledger.csv'), days),
    figures: (campaign, from, to) => session.ask(figuresAnswerSchema, at(campaign, 'figures'), { from, to }),
  };
}

/** Asks once more where no answer came: the gateway knows what it has done already, and answers that again. */
async function askTwice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (isConsultError(error) && error.code === 'GATEWAY_UNREACHABLE') return ask();
    throw error;
  }
}
