import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ConsultError } from '@consult-kit/protocol';
import { createMatcher, type CompiledLexicon } from '@consult-kit/intent';
import { compileLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import { evaluate, formatEvaluation, formatMisses, parseRows, type EvaluationRow } from '@consult-kit/intent/evaluate';
import { createExplainer, formatExplanation } from '@consult-kit/intent/explain';
import { loadCampaignFiles } from '../campaign-files/campaign-files.ts';
import { serve } from '../domain/campaigns/campaigns.ts';
import type { CommandSession } from './output.ts';

/** `consult-kit intent explain` and `consult-kit intent eval`. */
export function addIntentCommands(program: Command, { terminal }: CommandSession): void {
  const intent = program.command('intent').description('ask the matcher behind the entry card');
  intent
    .command('explain')
    .description('say how a search text is read, which rule fires and which veto stops it')
    .argument('<query>', 'search text')
    .option('--campaign <file>', 'campaign file with phrases of its own')
    .option('--lang <language>', 'language of the reader')
    .action(async (query: string, { campaign, lang }: { campaign?: string; lang?: string }) => {
      terminal.out(`${formatExplanation(createExplainer(await lexiconOf(campaign)).explain(query, lang))}\n`);
    });
  intent
    .command('eval')
    .description('measure how well requests are told from other searches')
    .argument('<file...>', 'tables with the columns query, label, lang, source, split by tabs')
    .option('--campaign <file>', 'campaign file with phrases of its own')
    .option('--misses', 'print the rows that went wrong as well')
    .action(async (paths: string[], { campaign, misses }: { campaign?: string; misses?: boolean }) => {
      const rows = (await Promise.all(paths.map(readRows))).flat();
      const evaluation = evaluate(rows, createMatcher(await lexiconOf(campaign)));
      terminal.out(`${formatEvaluation(evaluation)}\n`);
      if (misses) terminal.out(`\n${formatMisses(evaluation)}\n`);
    });
}

/** The default lexicon, with a campaign's phrases if there is one. */
async function lexiconOf(path: string | undefined): Promise<CompiledLexicon> {
  const [read] = path === undefined ? [] : await loadCampaignFiles([path], Date.now());
  return read?.file ? serve(read.file).lexicon : compileLexicon(defaultLexicon).lexicon;
}

async function readRows(path: string): Promise<EvaluationRow[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ConsultError('USAGE', `${path} cannot be read (${cause.code ?? 'unreadable'}). Check its path.`, { cause });
  });
  try {
    return parseRows(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ConsultError('INPUT_INVALID', `${path}: ${cause.message}`, { cause });
  }
}
