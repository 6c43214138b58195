/**
 * `npm run simulate -- [--seeds N] [--from S] [--trace] [--fault NAME] [--faults]`: the deterministic simulation. It lives in the gateway's
 * testing folder, because it joins the gateway's domain with real clients; this command only starts it.
 */
import { join } from 'node:path';
import { runProcess } from '../workspace/run-process.ts';
import { ROOT } from '../workspace/workspace.ts';

const SIMULATION = 'packages/gateway/src/testing/simulation/simulate.ts';
const args = ['--conditions=@consult-kit/source', join(ROOT, SIMULATION), ...process.argv.slice(2)];
process.exitCode = (await runProcess(process.execPath, args, { cwd: ROOT, echo: true })).code;
