/**
 * Prints how well the default lexicon tells requests from other searches: `pnpm --filter @consult-kit/intent eval FILES… [--misses]`.
 * FILES are TSV with the columns query, label, lang, source.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileLexicon, defaultLexicon } from '../src/compile.ts';
import { evaluate, formatEvaluation, formatMisses, parseRows } from '../src/evaluate.ts';
import { createMatcher } from '../src/index.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean', default: false } } });
if (positionals.length === 0) {
  console.error('Usage: eval FILES… [--misses]');
  process.exitCode = 2;
} else {
  const rows = positionals.flatMap((file) => parseRows(readFileSync(file, 'utf8')));
  const evaluation = evaluate(rows, createMatcher(compileLexicon(defaultLexicon).lexicon));
  console.log(formatEvaluation(evaluation));
  if (values.misses) console.log(`\n${formatMisses(evaluation)}`);
}
