/** `npm run build [-- --force]`: builds what is out of date. */
import { parseArgs } from 'node:util';
import { buildWorkspace } from '../workspace/build.ts';
import { printBuild } from '../workspace/print-build.ts';

const { values } = parseArgs({ options: { force: { type: 'boolean', default: false } } });
process.exitCode = printBuild(await buildWorkspace(values)) ? 0 : 1;
