import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '@consult-kit/testkit';
import { renewEpoch } from '../store/sql/epoch.ts';
import { Rig } from '../testing/rig.ts';
import { liveAddress, serve, TestSocket } from '../testing/served-rig.ts';

/** The epoch that a gateway on this file tells over a socket, and by long polling. */
async function toldBy(file: string, before: (rig: Rig) => Promise<unknown> = async () => {}): Promise<{ socket: string; poll: string }> {
  const rig = await Rig.open({ file });
  await before(rig);
  const app = await serve(rig);
  const session = rig.shopperSession();
  const socket = await new TestSocket(await liveAddress(app)).hello(session);
  const { epoch } = await socket.next('welcome');
  const poll = await app.inject({ method: 'POST', url: '/v1/live/poll', payload: JSON.stringify({ session, follow: [], waitMs: 0 }) });
  await rig.close();
  await app.close();
  return { socket: epoch, poll: poll.json<{ epoch: string }>().epoch };
}

describe('the epoch on the wire', () => {
  it('is the same for sockets and polls, stays over a restart, and is another one after a restore', async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, 'consult.sqlite');
    const first = await toldBy(file);
    assert.equal(first.socket, first.poll);
    assert.deepEqual(await toldBy(file), first);
    await toldBy(file, (rig) => rig.database.write(({ kysely }) => renewEpoch(kysely)));
    const restored = await toldBy(file);
    assert.equal(restored.socket, restored.poll);
    assert.notEqual(restored.socket, first.socket);
    await folder.remove();
  });
});
