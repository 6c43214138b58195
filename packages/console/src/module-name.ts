import { pickText, type CampaignPage, type LocalizedText } from '@consult-kit/protocol';

/** A module's name in what is published; its id where that has none, for example because it was taken out since. */
export function moduleName({ published }: Pick<CampaignPage, 'published'>, id: string, lang: string): string {
  const modules = published?.file['modules'];
  const entries = Array.isArray(modules) ? (modules as { id?: unknown; names?: LocalizedText }[]) : [];
  return pickText(entries.find((entry) => entry.id === id)?.names, lang) || id;
}
