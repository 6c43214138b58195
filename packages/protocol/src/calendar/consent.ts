import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { canonicalLanguage } from '../locale.ts';
import { finding } from './findings.ts';

/**
 * A text of the consent that changes while its version stays: records would say that people agreed to a text which they never saw. A language that is
 * new or gone changes nothing that somebody agreed to.
 * @param before - What is served.
 */
export function consentFindings(before: CampaignFile, { consent }: CampaignFile): Finding[] {
  const { version, texts } = before.consent;
  if (consent.version !== version) return [];
  const known = new Map(Object.entries(texts).map(([tag, text]) => [canonicalLanguage(tag), text]));
  const changes = Object.entries(consent.texts).some(([tag, text]) => (known.get(canonicalLanguage(tag)) ?? text) !== text);
  return changes ? [finding('consent-version-kept', ['consent', 'version'], { version })] : [];
}
