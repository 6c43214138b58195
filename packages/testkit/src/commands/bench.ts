/**
 * `npm run bench`: every package that has measurements of speed runs them. They print numbers and hold no test back.
 * `npm run bench -- --only PART`: that part of the gateway's alone; see `packages/testkit/src/bench/main.ts`.
 */
import { runScript, runScripts } from '../workspace/run-scripts.ts';

const GATEWAY = 'node --conditions=@consult-kit/source src/bench/main.ts';

const options = process.argv.slice(2);
if (options.length === 0) process.exitCode = (await runScripts('bench')) ? 0 : 1;
else process.exitCode = (await runScript('packages/testkit', [GATEWAY, ...options].join(' '))).code;
