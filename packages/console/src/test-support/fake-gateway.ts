import type { HttpRequest, HttpResponse, Transport } from '@consult-kit/client';
import type { CampaignFile, CampaignText, Editor, Finding, HistoryEntry, LedgerAnswer } from '@consult-kit/protocol';
import { campaignChanges } from '@consult-kit/protocol/calendar';
import { answerOf } from '../preview/test-support/winter.ts';
import { campaign, NOW } from './console-campaign.ts';
import { emptyStep, ledger, type FigureStep } from './ledger.ts';

export const SESSION = 's'.repeat(43);
/** The account that signs in. */
export const INES: Editor = { account: 'a'.repeat(21), names: { en: 'Ines', 'zh-Hans': '伊内斯' } };
/** Somebody else who edits. */
export const JUN: Editor = { account: 'b'.repeat(21), names: { en: 'Jun', 'zh-Hans': '小军' } };

interface StoredDraft {
  revision: number;
  baseVersion: number;
  file: CampaignText;
  by: Editor;
}

/** A gateway with one account, a list, and one campaign that is edited; requests are written down. */
export class FakeGateway implements Transport {
  readonly live = 'poll';
  readonly requests: { path: string; body: Record<string, unknown> }[] = [];
  campaigns = [campaign()];
  drafts: object[] = [];
  notServed: object[] = [];
  role = 'integrator';
  /** Answers everything, or only the addresses that end with `on`. */
  failure: { status: number; code: string; on?: string } | undefined;
  source: 'file' | 'store' = 'store';
  published: { version: number; file: CampaignText } | null = null;
  draft: StoredDraft | null = null;
  editors: Editor[] = [];
  /** What only the gateway finds. */
  findings: Finding[] = [];
  affected = { waiting: 2, talking: 1 };
  /** Whether previews say what a sound file means, and not only what was found in it. */
  previews = false;
  /** Who made the last version. */
  publisher: Editor = INES;
  history: HistoryEntry[] = [];
  /** Entries of one page of the history. */
  historyPage = 30;
  /** The files of versions that were made before. */
  versions: Record<number, CampaignText> = {};
  ledger: LedgerAnswer = ledger();
  ledgerCsv = 'campaign,day\r\n';
  /** What happened to the campaign; steps without anything in it are made up for. */
  steps: Partial<FigureStep>[] = [];
  stepMs = 3_600_000;
  currency: string | null = 'CNY';

  signedIn(): object {
    const account = { id: INES.account, login: 'ines', role: this.role, names: INES.names };
    return { session: SESSION, expiresAt: NOW, account, serverTime: NOW };
  }

  async request({ path, body = '{}' }: HttpRequest): Promise<HttpResponse> {
    const read = JSON.parse(body) as Record<string, unknown>;
    this.requests.push({ path, body: read });
    const { failure } = this;
    if (failure && path.endsWith(failure.on ?? '')) return this.#refuse(failure.status, failure.code);
    switch (path.replace(/^\/v1\/console\/campaigns\/(?!new$|preview$)[^/]+/, '/campaign')) {
      case '/v1/staff/sign-in':
        return read['password'] === 'right' ? this.#answer(this.signedIn()) : this.#refuse(401, 'SIGN_IN_REFUSED');
      case '/v1/console/campaigns':
        return this.#answer({ campaigns: this.campaigns, drafts: this.drafts, notServed: this.notServed, serverTime: NOW });
      case '/v1/console/campaigns/new':
        return this.#save(read['file'] as CampaignText, 0, INES);
      case '/v1/console/campaigns/preview':
        return this.#answer(this.#preview(read));
      case '/campaign/read':
        return this.#answer(this.#page());
      case '/campaign/draft':
        if (!this.draft && read['version'] !== (this.published?.version ?? 0)) return this.#refuse(409, 'DRAFT_CONFLICT');
        return this.#save(read['file'] as CampaignText, read['revision'] as number, INES);
      case '/campaign/draft/discard':
        this.draft = null;
        return { status: 204, headers: {}, body: '' };
      case '/campaign/publish':
        return this.#publish(read);
      case '/campaign/pause':
        return this.#version({ ...this.published?.file, paused: { reasons: read['reasons'] } });
      case '/campaign/resume': {
        const { paused: _, ...file } = this.published?.file ?? {};
        return this.#version(file);
      }
      case '/campaign/history':
        return this.#answer(this.#historyBefore(read['before'] as number | undefined));
      case '/campaign/version':
        return this.#answer({
          version: read['version'],
          at: NOW,
          by: JUN,
          file: this.versions[read['version'] as number],
          serverTime: NOW,
        });
      case '/campaign/ledger': {
        const { firstDay = '', lastDay = '9' } = read as { firstDay?: string; lastDay?: string };
        return this.#answer({ ...this.ledger, days: this.ledger.days.filter(({ day }) => day >= firstDay && day <= lastDay) });
      }
      case '/campaign/ledger.csv':
        return { status: 200, headers: {}, body: this.ledgerCsv };
      case '/campaign/figures':
        return this.#answer(this.#figures(Date.parse(read['from'] as string), Date.parse(read['to'] as string)));
      case '/campaign/restore':
        return this.#save(this.versions[read['version'] as number] ?? {}, read['revision'] as number, INES);
      default:
        return { status: 204, headers: {}, body: '' };
    }
  }

  /** Somebody else saves. */
  saveAs(by: Editor, file: CampaignText): void {
    this.#save(file, this.draft?.revision ?? 0, by);
  }

  /** Requests to an address that ends like this. */
  asked(end: string): Record<string, unknown>[] {
    return this.requests.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);
  }

  connect(): never {
    throw new Error('the console has no live channel');
  }

  #save(file: CampaignText, revision: number, by: Editor): HttpResponse {
    if (revision !== (this.draft?.revision ?? 0)) return this.#refuse(409, 'DRAFT_CONFLICT');
    this.draft = { revision: revision + 1, baseVersion: this.published?.version ?? 0, file, by };
    return this.#answer({ campaign: file['id'], revision: revision + 1, at: NOW, serverTime: NOW });
  }

  #preview({ file, ...question }: Record<string, unknown>): object {
    const bare = { findings: this.findings, preview: null, affected: this.affected, serverTime: NOW };
    const isBroken = this.findings.some(({ severity }) => severity === 'error');
    if (!this.previews || isBroken) return bare;
    const { preview } = answerOf(file as CampaignText, question, Date.parse(NOW));
    const changes = this.published ? campaignChanges(this.published.file as unknown as CampaignFile, file as CampaignFile) : [];
    return { ...bare, preview: { ...preview, changes } };
  }

  #publish({ revision, version }: Record<string, unknown>): HttpResponse {
    if (!this.draft || revision !== this.draft.revision || version !== (this.published?.version ?? 0))
      return this.#refuse(409, 'DRAFT_CONFLICT');
    const { file } = this.draft;
    this.draft = null;
    return this.#version(file);
  }

  #version(file: CampaignText): HttpResponse {
    const version = (this.published?.version ?? 0) + 1;
    this.published = { version, file };
    this.publisher = INES;
    return this.#answer({ version, at: NOW, serverTime: NOW });
  }

  /** Steps up to now, as the gateway tells them. */
  #figures(fromMs: number, toMs: number): object {
    const { stepMs, currency } = this;
    const count = Math.max(0, Math.ceil((Math.min(toMs, Date.parse(NOW)) - fromMs) / stepMs));
    const steps = Array.from({ length: count }, (_, index) => {
      const at = new Date(fromMs + index * stepMs).toISOString();
      return { ...emptyStep(at), ...this.steps.find((step) => step.at === at) };
    });
    return { stepMs, currency, steps, serverTime: NOW };
  }

  #historyBefore(before = Number.MAX_SAFE_INTEGER): object {
    const older = this.history.filter(({ key }) => key < before);
    return { entries: older.slice(0, this.historyPage), hasMore: older.length > this.historyPage, serverTime: NOW };
  }

  #page(): object {
    return {
      campaign: 'winter',
      source: this.source,
      published: this.published && { ...this.published, at: NOW, by: this.publisher },
      draft: this.draft && { ...this.draft, at: NOW },
      editors: this.editors.map((editor) => ({ ...editor, at: NOW })),
      affected: this.affected,
      serverTime: NOW,
    };
  }

  #answer(body: object): HttpResponse {
    return { status: 200, headers: {}, body: JSON.stringify(body) };
  }

  #refuse(status: number, code: string): HttpResponse {
    return { status, headers: {}, body: JSON.stringify({ code, message: 'no', requestId: 'r' }) };
  }
}
