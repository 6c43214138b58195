import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runProcess } from '../workspace/run-process.ts';
import { ROOT, workspaceMembers } from '../workspace/workspace.ts';
import type { Member } from '../workspace/workspace.ts';
import type { Check } from './check.ts';

/** For each published package: what is packed has doors that lead somewhere, in every way of resolving modules that we support. */
export function exportChecks(): Check[] {
  return workspaceMembers()
    .filter(({ folder, manifest }) => folder.startsWith('packages/') && manifest.private !== true)
    .map((member) => ({ name: `${member.folder} is packed with doors that open`, run: () => findingsOf(member) }));
}

async function findingsOf(member: Member): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'consult-pack-'));
  try {
    const packed = await runProcess('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(ROOT, member.folder) });
    const [name] = await readdir(folder);
    if (packed.code !== 0 || name === undefined) return `npm pack failed: ${packed.output}`;
    const tarball = join(folder, name);
    return [await publintFindings(member), await attwFindings(tarball)].filter((text) => text !== '').join('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The condition that leads to the sources is for this repository alone: nobody else sets it, and the sources are not packed. */
const PRIVATE_CONDITION = '@consult-kit/source';

async function publintFindings({ folder, manifest }: Member): Promise<string> {
  const { messages } = await publint({ pkgDir: join(ROOT, folder), pack: 'npm', strict: true });
  return messages
    .filter(({ path }) => !path.includes(PRIVATE_CONDITION))
    .map((message) => formatMessage(message, manifest, { color: false }) ?? message.code)
    .join('\n');
}

/** ES modules only: `require`, and the way of resolving from before exports maps, are not asked about. */
async function attwFindings(tarball: string): Promise<string> {
  const script = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const args = [script, tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'];
  const { code, output } = await runProcess(process.execPath, args, { cwd: ROOT });
  return code === 0 ? '' : output.trimEnd();
}
