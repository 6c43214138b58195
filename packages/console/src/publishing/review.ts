import type { CampaignDraft, CampaignPage, CampaignText, Editor, PreviewAnswer } from '@consult-kit/protocol';
import { checkCampaignFile, closesNow } from '@consult-kit/protocol/calendar';
import type { ConsoleClient } from '../console-client.ts';

/** What somebody looks at before publishing: one state of the draft, against one version. */
export interface Review {
  readonly revision: number;
  /** What is served; 0 for nothing yet. */
  readonly version: number;
  readonly answer: PreviewAnswer;
  /** Whether publishing ends or closes a campaign that is open at this moment. */
  readonly closes: boolean;
}

/** What has taken the place of the draft, or of the version, that was looked at. */
export interface Overtaken {
  readonly what: 'draft' | 'version' | 'over' | 'discarded';
  readonly by: Editor | undefined;
  readonly at: string | null;
  readonly version: number;
  /** Whether there is another draft to look at. */
  readonly hasDraft: boolean;
}

/** Asks what a draft means now. @throws {ConsultError} As the gateway says. */
export async function reviewDraft(
  client: Pick<ConsoleClient, 'preview'>,
  draft: CampaignDraft,
  published: CampaignPage['published'],
): Promise<Review> {
  const answer = await client.preview(draft.file);
  const closes = isClosing(published?.file, draft.file, Date.parse(answer.serverTime));
  return { revision: draft.revision, version: published?.version ?? 0, answer, closes };
}

/** Whether a page tells of something newer than what was looked at. */
export function overtaken(
  { revision, version }: Pick<Review, 'revision' | 'version'>,
  { draft, published }: CampaignPage,
): Overtaken | undefined {
  const now = published?.version ?? 0;
  const hasDraft = draft !== null;
  if (published && now > version) return { what: draft ? 'version' : 'over', by: published.by, at: published.at, version: now, hasDraft };
  if (!draft) return { what: 'discarded', by: undefined, at: null, version: now, hasDraft };
  return draft.revision > revision ? { what: 'draft', by: draft.by, at: draft.at, version: now, hasDraft } : undefined;
}

function isClosing(published: CampaignText | undefined, draft: CampaignText, nowMs: number): boolean {
  const before = checkCampaignFile(published).file;
  const after = checkCampaignFile(draft).file;
  return after !== null && closesNow(before, after, nowMs);
}
