import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IViolation } from 'dependency-cruiser';
import { ROOT } from '../workspace/workspace.ts';
import { ARROW_RULES } from './arrow-rules.ts';
import type { Check } from './check.ts';

/** The imports of packages and examples follow the arrows of the architecture, and no others. */
export const arrowCheck: Check = { name: 'imports follow the arrows of the architecture', run: () => findForbiddenArrows(ROOT) };

/**
 * Reads every import below `packages/` and `examples/` of a tree.
 * @param root - Absolute path of the folder that holds both.
 * @returns one line for each import that no arrow allows, empty when there is none.
 */
export async function findForbiddenArrows(root: string): Promise<string> {
  const folders = ['packages', 'examples'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      exclude: { path: ['/dist/', '/node_modules/[.]bin/'] },
      doNotFollow: { path: 'node_modules' },
      // Type imports are arrows, too.
      tsPreCompilationDeps: true,
      ruleSet: { forbidden: ARROW_RULES },
      validate: true,
      outputType: 'json',
    },
    {
      conditionNames: ['@consult-kit/source', 'import', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  );
  const { summary } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult;
  return summary.violations.map(describeViolation).join('\n');
}

function describeViolation({ from, to, rule }: IViolation): string {
  const comment = ARROW_RULES.find(({ name }) => name === rule.name)?.comment;
  return `${from} → ${to}: ${comment ?? rule.name}`;
}
