/** `npm run docs`: every package that makes reference pages from its code writes them again. */
import { runScripts } from '../workspace/run-scripts.ts';

process.exitCode = (await runScripts('docs')) ? 0 : 1;
