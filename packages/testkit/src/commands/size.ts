/** `npm run size`: what each browser entry weighs against its budget. Fails when one is missed. */
import { BUDGETS } from '../size/budgets.ts';
import { measure } from '../size/measure.ts';
import { sizeTable } from '../size/size-table.ts';
import { buildWorkspace } from '../workspace/build.ts';
import { printBuild } from '../workspace/print-build.ts';

process.exitCode = printBuild(await buildWorkspace()) && (await printSizes()) ? 0 : 1;

async function printSizes(): Promise<boolean> {
  const rows = [];
  for (const budget of BUDGETS) rows.push({ what: budget.what, maxBytes: budget.maxBytes, bytes: await measure(budget) });
  console.log(sizeTable(rows));
  return rows.every(({ bytes, maxBytes }) => bytes <= maxBytes);
}
