import type { Person } from './people/person.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;

/** One trouble that can befall a run, with how often it does. */
type Trouble = readonly [weight: number, befall: (world: World) => void];

const TROUBLES: readonly Trouble[] = [
  [3, (world) => cutLine(world, world.anybody())],
  [3, (world) => deafen(world, world.anybody(), 'down')],
  [2, (world) => deafen(world, world.anybody(), 'up')],
  [1, (world) => deafen(world, world.anybody(), 'both')],
  [2, (world) => goOffline(world, world.anybody())],
  [1, (world) => refuseAll(world, world.anybody())],
  [1, (world) => refuseSockets(world, world.anybody())],
  [2, (world) => hide(world, world.anybody())],
  [3, (world) => world.anybody().reload()],
  [2, (world) => crash(world)],
  [3, (world) => crashAtStatement(world)],
  [1, (world) => stop(world)],
  [1, (world) => fillDisk(world)],
  [2.5, (world) => jump(world)],
  [0.7, (world) => fillStorage(world, world.anybody())],
  [0.7, (world) => partNodes(world)],
  [1, (world) => endSession(world)],
];

/** Something goes wrong. */
export function befall(world: World): void {
  world.random.weighted(TROUBLES)(world);
}

function cutLine(world: World, person: Person): void {
  world.trace(() => `the connections of ${person.name} are cut`);
  for (const connection of [...person.transport.connections]) connection.cut();
}

/** Half open: what goes one way, or both, vanishes for a while, and what has vanished is never made up for. */
function deafen(world: World, person: Person, way: 'up' | 'down' | 'both'): void {
  const { link } = person;
  const forMs = world.random.whole(500, 70_000);
  world.trace(() => `nothing goes ${way === 'both' ? 'either way' : way} for ${person.name}, ${forMs} ms`);
  if (way !== 'down') link.up = false;
  if (way !== 'up') link.down = false;
  world.time.after(forMs, () => link.heal());
}

function goOffline(world: World, { name, link, page, transport }: Person): void {
  const forMs = world.random.whole(500, 40_000);
  world.trace(() => `${name} is offline for ${forMs} ms`);
  link.up = link.down = false;
  if (world.random.chance(0.7)) page.change({ online: false });
  if (world.random.chance(0.5)) for (const connection of [...transport.connections]) connection.cut();
  world.time.after(forMs, () => {
    link.heal();
    if (page.isAlive && !page.online) page.change({ online: true });
  });
}

function refuseAll(world: World, { name, link }: Person): void {
  world.trace(() => `everything of ${name} is refused for a while`);
  link.refuses = true;
  world.time.after(world.random.whole(500, 20_000), () => link.heal());
}

function refuseSockets(world: World, { name, link, transport }: Person): void {
  world.trace(() => `${name} gets no sockets for a while`);
  link.refusesSockets = true;
  for (const connection of [...transport.connections]) connection.cut();
  world.time.after(world.random.whole(5_000, 60_000), () => link.heal());
}

function hide(world: World, { name, page }: Person): void {
  world.trace(() => `${name} puts the page into the background`);
  page.change({ visibility: 'background' });
  world.time.after(world.random.whole(200, 40_000), () => {
    if (!page.isAlive) return;
    world.trace(() => `${name} comes back to the page`);
    page.change({ visibility: 'active' });
  });
}

function crash(world: World): void {
  const node = world.anyNode();
  if (!node) return;
  const silently = world.random.chance(0.3);
  world.trace(() => `${node.name} is killed${silently ? ' and nobody is told' : ''}`);
  node.crash(silently);
}

function crashAtStatement(world: World): void {
  const node = world.anyNode();
  const statements = world.random.whole(1, 60);
  world.trace(() => `${node?.name ?? 'nobody'} will be killed after ${statements} statements`);
  node?.dieAfter(statements, world.random.chance(0.2));
}

function stop(world: World): void {
  const node = world.anyNode();
  if (!node) return;
  world.trace(() => `${node.name} is told to stop`);
  world.stop(node);
}

function fillDisk(world: World): void {
  const commits = world.random.whole(1, 3);
  world.trace(() => `the disk is full for ${commits} commits`);
  world.anyNode()?.fillDisk(commits);
}

/** The machine slept, or nothing happened for long. */
function jump(world: World): void {
  const { random } = world;
  // Most telling while somebody is away.
  const isPaused = [...world.reference.talks.values()].some(({ state }) => state === 'paused');
  const byMs = random.weighted([
    [4, random.whole(1, 7) * MINUTE_MS],
    [4, 11 * MINUTE_MS],
    [isPaused ? 16 : 3, 31 * MINUTE_MS],
    [1.5, 25 * 60 * MINUTE_MS],
    [0.3, 8 * 24 * 60 * MINUTE_MS],
  ]);
  world.trace(() => `${byMs / MINUTE_MS} minutes go by`);
  world.jump(byMs);
  if (random.chance(0.15)) fillDisk(world);
}

function fillStorage(world: World, person: Person): void {
  world.trace(() => `the storage of ${person.name} is full for a while`);
  person.storageFailed = true;
  person.device.isFull = true;
  world.time.after(world.random.whole(500, 20_000), () => (person.device.isFull = false));
}

function partNodes(world: World): void {
  const forMs = world.random.whole(500, 40_000);
  world.trace(() => `the nodes hear nothing of each other for ${forMs} ms`);
  world.partNodes(forMs);
}

/** The session of somebody whom the host vouches for ends: the client asks the host again, sometimes of a gateway that cannot write. */
function endSession(world: World): void {
  const { random, shoppers } = world;
  const node = world.anyNode();
  const vouched = shoppers.filter(({ sessionSecret, credential }) => credential !== '' && sessionSecret !== '');
  if (!node || vouched.length === 0) return;
  const { name, sessionSecret } = random.pick(vouched);
  const isFull = random.chance(0.6);
  world.trace(() => `the session of ${name} ends`);
  // A node that dies with it, or whose disk is full, has not ended it.
  node.sessions.end(sessionSecret).then(
    () => isFull && fillDisk(world),
    () => {},
  );
}
