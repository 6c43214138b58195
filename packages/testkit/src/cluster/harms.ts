import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayProcess } from '../gateway-process.ts';
import type { Load } from '../crash/load/load.ts';
import type { ClusterWorld } from './cluster-world.ts';

/** Something that happens to a cluster. It is over, and everything there again, when the promise settles. */
export interface Harm {
  readonly name: string;
  run(world: ClusterWorld, load: Load): Promise<void>;
}

/** One gateway freezes, with all of its connections, and goes on later as if nothing had happened. */
export function pausedNode(forMs: number): Harm {
  return {
    name: `a gateway paused for ${forMs / 1_000} s`,
    async run(world) {
      const node = anyOf(world);
      node.pause();
      await pause(forMs);
      node.resume();
    },
  };
}

/** One gateway is killed and comes back a while later. */
export function killedNode(awayMs: number): Harm {
  return {
    name: `a gateway killed, back after ${awayMs / 1_000} s`,
    async run(world) {
      const node = anyOf(world);
      await node.kill();
      await pause(awayMs);
      await node.restart();
    },
  };
}

/** NATS is killed; every hint between the gateways is lost until it is back. */
export function natsAway(forMs: number): Harm {
  return {
    name: `NATS away for ${forMs / 1_000} s`,
    async run({ nats }) {
      await nats.kill();
      await pause(forMs);
      await nats.restart();
    },
  };
}

/** Hints vanish while every connection to NATS looks alive. */
export function natsSilent(forMs: number): Harm {
  return {
    name: `NATS silent for ${forMs / 1_000} s`,
    async run({ busLine }) {
      busLine.swallow('down');
      await pause(forMs);
      busLine.heal();
      // A connection that lost bytes is no good any more.
      busLine.cut('reset');
    },
  };
}

/** PostgreSQL is restarted, as an administrator does. */
export const postgresRestarted: Harm = {
  name: 'PostgreSQL restarted',
  async run({ postgres }) {
    await postgres.stop();
    await postgres.restart();
  },
};

/** PostgreSQL is killed, all of its processes. */
export const postgresKilled: Harm = {
  name: 'PostgreSQL killed',
  async run({ postgres }) {
    await postgres.kill();
    await postgres.restart();
  },
};

/** A new version: one gateway after the other is asked to stop, and started again. */
export const rollingRestart: Harm = {
  name: 'rolling restart',
  async run({ nodes }) {
    for (const node of nodes) {
      const code = await node.stop();
      if (code !== 0) throw new Error(`a draining gateway ended with ${code ?? 'a signal'}:\n${node.output.slice(-1_000)}`);
      await node.restart();
    }
  },
};

/** A doctor vanishes in the middle of all talks and never comes back; the talks have to go back to the line. */
export function doctorVanished(waitMs: number): Harm {
  return {
    name: 'a doctor vanished',
    async run(_world, load) {
      load.loseDoctor();
      await pause(waitMs);
    },
  };
}

function anyOf({ nodes }: ClusterWorld): GatewayProcess {
  const node = nodes[Math.floor(Math.random() * nodes.length)];
  if (!node) throw new Error('a cluster without gateways');
  return node;
}
