/** `npm start`: builds what is out of date, starts the demo, prints its addresses, and stops all of it on Ctrl-C. */
import { once } from 'node:events';
import { obstacles, startDemo, welcome } from '../demo/demo.ts';
import { readDemoSettings } from '../demo/settings.ts';
import type { DemoSettings } from '../demo/settings.ts';
import { buildWorkspace } from '../workspace/build.ts';
import { printBuild } from '../workspace/print-build.ts';

/** Ctrl-C, a polite kill, a closed terminal, or the end of the launcher, however it came. */
const stopAsked = Promise.race([
  ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)),
  ...(process.connected ? [once(process, 'disconnect')] : []),
]);

try {
  process.exitCode = await start(readDemoSettings(process.env));
} catch (error) {
  console.error(`start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
if (process.connected) process.disconnect();

async function start(settings: DemoSettings): Promise<number> {
  const found = await obstacles(settings);
  for (const obstacle of found) console.error(`start: ${obstacle}`);
  if (found.length > 0 || !printBuild(await buildWorkspace())) return 1;
  const demo = await startDemo(settings);
  console.log(welcome(settings));
  const broken = await Promise.race([stopAsked.then(() => undefined), demo.broken]);
  await demo.stop();
  if (!broken) return 0;
  console.error(`start: the ${broken.name} ended by itself. It wrote:\n${broken.output}`);
  return 1;
}
