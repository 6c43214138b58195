import type { Command } from 'commander';
import { compileLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import { createExplainer, formatExplanation } from '@consult-kit/intent/explain';
import { loadCampaignFiles } from '../campaign-files/campaign-files.ts';
import { serve } from '../domain/campaigns/campaigns.ts';
import type { CommandSession } from '../cli.ts';

/** `consult-kit intent explain`. */
export function addIntentCommands(program: Command, { terminal }: CommandSession): void {
  const intent = program.command('intent').description('ask the matcher behind the entry card');
  intent
    .command('explain')
    .description('say how a search text is read, which rule fires and which veto stops it')
    .argument('<query>', 'search text')
    .option('--campaign <file>', 'campaign file with phrases of its own')
    .option('--lang <language>', 'language of the reader')
    .action(async (query: string, { campaign, lang }: { campaign?: string; lang?: string }) => {
      const lexicon = campaign === undefined ? compileLexicon(defaultLexicon).lexicon : await lexiconOf(campaign);
      terminal.out(`${formatExplanation(createExplainer(lexicon).explain(query, lang))}\n`);
    });
}

async function lexiconOf(path: string) {
  const [read] = await loadCampaignFiles([path], Date.now());
  return read?.file ? serve(read.file).lexicon : compileLexicon(defaultLexicon).lexicon;
}
