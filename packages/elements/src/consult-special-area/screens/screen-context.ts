import type { CampaignDocument, CampaignModule } from '@consult-kit/protocol';
import type { CampaignMoment } from '@consult-kit/protocol/clock';
import type { TextSize } from '../../shared/text-size.ts';
import type { Words } from '../../shared/words.ts';
import type { Draft } from '../flow.ts';

/** What every screen of the area is drawn from. */
export interface ScreenContext {
  words: Words;
  document: CampaignDocument;
  moment: CampaignMoment;
  nowMs: number;
  textSize: TextSize;
  theme: 'auto' | 'light' | 'dark';
  draft: Draft;
  /** The chosen module. */
  module: CampaignModule | undefined;
}
