import type { ConsultClient, HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import { type TemplateResult, html } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import type { TextSize } from '../../shared/text-size.ts';
import type { Words } from '../../shared/words.ts';

/** What the chat inside the area is given. */
export interface ChatScreenOptions {
  words: Words;
  client: ConsultClient;
  /** Id of the consultation. */
  consultation: string;
  document: CampaignDocument | undefined;
  host: {
    readonly gateway: string;
    readonly campaign: string;
    readonly bridge: HostBridge | undefined;
    readonly campaignDocument: CampaignDocument | undefined;
    readonly textSize: TextSize;
    readonly theme: string;
  };
  onClose: () => void;
  onAgain: () => void;
  onTextSize: (size: TextSize) => void;
}

/** The chat panel over the area's own client; the campaign's name is its page heading, for those who hear the page. */
export function chatScreen(options: ChatScreenOptions): TemplateResult {
  const { words, client, consultation, document } = options;
  const { gateway, campaign, bridge, campaignDocument, textSize, theme } = options.host;
  return html`<main class="chat">
    <h1 class="visually-hidden">${campaignText(document, document?.names, words)}</h1>
    <consult-chat-panel
      consultation=${consultation}
      gateway=${gateway}
      campaign=${campaign}
      text-size=${textSize}
      theme=${theme}
      .bridge=${bridge}
      .campaignDocument=${document ?? campaignDocument}
      .client=${client}
      .closeAction=${options.onClose}
      .againAction=${options.onAgain}
      .textSizeAction=${options.onTextSize}
    ></consult-chat-panel>
  </main>`;
}
