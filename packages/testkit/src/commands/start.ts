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
]).then(() => 'stop' as const);

/** Exit code of a start that was stopped before it was complete, as shells have it for Ctrl-C. */
const STOPPED_EARLY = 130;

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
  if (found.length > 0) return 1;
  const starting = (async () => (printBuild(await buildWorkspace()) ? startDemo(settings) : 'not built'))();
  const demo = await Promise.race([starting, stopAsked]);
  if (demo === 'not built') return 1;
  // What has been started so far ends with this process.
  if (demo === 'stop') process.exit(STOPPED_EARLY);
  console.log(welcome(settings));
  const broken = await Promise.race([stopAsked, demo.broken]);
  await demo.stop();
  if (broken === 'stop') return 0;
  console.error(`start: the ${broken.name} ended by itself. It wrote:\n${broken.output}`);
  return 1;
}
