import type { Transport } from '@consult-kit/client';
import { campaignDocumentSchema, parseJson, type CampaignDocument } from '@consult-kit/protocol';

const REQUEST_TIMEOUT_MS = 15_000;

/** The public documents of the campaigns a doctor serves: names of modules, words of questions, the emergency number. */
export interface CampaignTexts {
  /** The document where it is known; asks for it otherwise, and `onChange` tells when it came. */
  find(campaign: string): CampaignDocument | undefined;
  onChange(listener: () => void): () => void;
}

/** Reads each document once; a failed read is tried again at the next need. */
export function createCampaignTexts(transport: Transport): CampaignTexts {
  const known = new Map<string, CampaignDocument>();
  const asked = new Set<string>();
  const listeners = new Set<() => void>();

  async function ask(campaign: string): Promise<void> {
    asked.add(campaign);
    try {
      const path = `/v1/campaigns/${encodeURIComponent(campaign)}`;
      const { status, body } = await transport.request({ method: 'GET', path, timeoutMs: REQUEST_TIMEOUT_MS });
      if (status === 200) known.set(campaign, parseJson(campaignDocumentSchema, body));
    } finally {
      // Telling the listeners of a failure would make them ask again at once; the next drawing does.
      if (!known.has(campaign)) asked.delete(campaign);
    }
    if (known.has(campaign)) for (const listener of listeners) listener();
  }

  return {
    find(campaign) {
      // Without the document the desk shows ids in place of names; nothing else depends on it, so a failure is no error.
      if (!asked.has(campaign)) ask(campaign).catch(() => undefined);
      return known.get(campaign);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
