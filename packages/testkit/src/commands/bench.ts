/** `npm run bench`: every package that has measurements of speed runs them. They print numbers and hold no test back. */
import { runScripts } from '../workspace/run-scripts.ts';

process.exitCode = (await runScripts('bench')) ? 0 : 1;
