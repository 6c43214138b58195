import type { CampaignFile, Finding } from '@consult-kit/protocol';
import { checkCampaignFile, finding } from '@consult-kit/protocol/calendar';
import { compileLexicon, LexiconError, type LexiconIssue } from '@consult-kit/intent/compile';
import { serve } from './campaigns.ts';

/** What a check says: the file where it can be served (no errors; warnings may stand), and all findings. */
export interface FileCheck {
  readonly file: CampaignFile | null;
  readonly findings: readonly Finding[];
}

/**
 * Checks a campaign file that was read as JSON for everything that can be told from it alone: form, meaning, and what it searches for.
 * @param nowMs - With it, a start or an end in the past is a warning.
 * @param served - What is served now.
 */
export function checkForService(value: unknown, nowMs?: number, served?: CampaignFile): FileCheck {
  const { file, findings } = checkCampaignFile(value, nowMs, served);
  return soundOnly(file, [...findings, ...(file ? searchFindings(file) : [])]);
}

/** The same check with more findings: none of them may be an error. */
export function soundOnly(file: CampaignFile | null, findings: readonly Finding[]): FileCheck {
  return { file: findings.every(({ severity }) => severity === 'warning') ? file : null, findings };
}

/** A lexicon and search phrases that the lexicon's compiler refuses. */
function searchFindings(file: CampaignFile): Finding[] {
  // First as it would be served: what was compiled before is there already, and a large lexicon takes seconds.
  const found = findingsOf(['search'], () => serve(file));
  const own = file.search?.lexicon;
  if (found.length === 0 || own === undefined) return found;
  // Phrases can be looked at only on top of a sound lexicon.
  const inLexicon = findingsOf(['search', 'lexicon'], () => compileLexicon(own));
  return inLexicon.length > 0 ? inLexicon : found;
}

function findingsOf(place: string[], compile: () => unknown): Finding[] {
  try {
    compile();
    return [];
  } catch (fault) {
    if (!(fault instanceof LexiconError)) throw fault;
    return fault.issues.map(({ path, reason }: LexiconIssue) =>
      finding('wrong-value', [...place, ...stepsOf(path)], { problem: capital(reason) }),
    );
  }
}

/** `triggers.en[0]` as steps. */
function stepsOf(path: string): (string | number)[] {
  return (path.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
