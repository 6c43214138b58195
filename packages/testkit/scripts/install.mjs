// Plain JavaScript: this runs before anything is installed, with whatever Node the machine has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

const STAMP_FILE = join(ROOT, 'node_modules/.consult-kit-installed');
const LEAST_NODE_MAJOR = 20;

/**
 * Installs the workspace with the pinned pnpm, unless the last install was made from the same lock file and manifests.
 * @returns {Promise<boolean>} whether everything is in place; if not, the reason has been printed.
 */
export async function installIfStale() {
  if (Number(process.versions.node.split('.')[0]) < LEAST_NODE_MAJOR) {
    console.error(`install: Node ${LEAST_NODE_MAJOR} or later is needed to begin; this is ${process.version}.`);
    return false;
  }
  const wanted = fingerprint();
  if (existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === wanted) return true;
  console.log('Installing the packages of the workspace …');
  if (!(await install())) {
    console.error('install: pnpm could not install the packages. Its output above says why; a network is needed the first time.');
    return false;
  }
  linkNode();
  writeFileSync(STAMP_FILE, wanted);
  return true;
}

/**
 * Puts the pinned Node itself where pnpm puts a shell script that starts it: npm passes signals on to the script alone, which would end
 * and leave the program behind.
 */
function linkNode() {
  if (process.platform === 'win32') return;
  const command = join(ROOT, 'node_modules/.bin/node');
  rmSync(command, { force: true });
  symlinkSync('../node/bin/node', command);
}

/** Hash of all that decides what an install puts on the disk. */
function fingerprint() {
  const manifests = ['packages', 'examples'].flatMap((folder) => foldersIn(folder).map((name) => join(folder, name, 'package.json')));
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    const path = join(ROOT, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return `${process.platform}-${process.arch} ${hash.digest('hex')}\n`;
}

function foldersIn(folder) {
  const path = join(ROOT, folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const windows = process.platform === 'win32';
  return new Promise((resolve) => {
    // CI=1: pnpm asks no questions, also when it has to replace an older node_modules.
    const child = spawn(windows ? 'npx.cmd' : 'npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
      cwd: ROOT,
      stdio: 'inherit',
      shell: windows,
      env: { ...process.env, CI: '1' },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
