// What every root script starts with: `node packages/testkit/scripts/run.mjs <command> [arguments]`. Plain JavaScript for whatever Node
// the machine has (20 or later): it installs what is missing, then hands over to the pinned Node, which runs the command's TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { installIfStale, ROOT } from './install.mjs';

/** Time between two looks at the parent process. */
const PARENT_LOOK_MS = 250;

const [command = '', ...rest] = process.argv.slice(2);
const script = join(ROOT, 'packages/testkit/src/commands', `${command}.ts`);

if (/^[a-z-]+$/.test(command) && existsSync(script)) {
  process.exitCode = await runCommand();
} else {
  console.error(`run: there is no command "${command}" in packages/testkit/src/commands.`);
  process.exitCode = 2;
}

async function runCommand() {
  const installed = await installIfStale();
  if (!installed) return 1;
  const pinned = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const path = [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(pinned, ['--conditions=@consult-kit/source', script, ...rest], {
    // The fourth channel closes when this process dies, however it dies; long-running commands stop then.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: ROOT,
    env: { ...process.env, PATH: path },
  });
  return await outcomeOf(child);
}

/** Passes signals on and waits: Ctrl-C reaches the child by itself, and the prompt should return only when all has stopped. */
function outcomeOf(child) {
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`run: the pinned Node did not start: ${error.message}. Delete node_modules and try again.`);
      resolve(1);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** npm runs scripts in a shell and passes signals on to that shell alone: when it ends, the system gives us another parent. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, PARENT_LOOK_MS);
  watch.unref();
}
