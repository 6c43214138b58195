import { FaultProxy } from '../fault-proxy/fault-proxy.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { importDoctors, loginsOf, LOAD_PASSWORD, type Crowd } from '../crash/crash-world.ts';
import { readLoadCampaign } from '../crash/load-campaign.ts';
import { Load } from '../crash/load/load.ts';
import { readPostgresLogs, type StoredLogs } from '../crash/stored.ts';
import { OwnNats } from '../services/own-nats.ts';
import { OwnPostgres } from '../services/own-postgres.ts';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

/** Gateways of a cluster. */
const NODES = 3;

interface Parts {
  readonly folder: TemporaryFolder;
  readonly postgres: OwnPostgres;
  readonly nats: OwnNats;
  readonly busLine: FaultProxy;
  readonly nodes: readonly GatewayProcess[];
}

/** Three gateways on one PostgreSQL and one NATS, all of the test's own; the way to NATS can be made bad. */
export class ClusterWorld {
  readonly campaign = readLoadCampaign();
  readonly postgres: OwnPostgres;
  readonly nats: OwnNats;
  /** Between the gateways and NATS. */
  readonly busLine: FaultProxy;
  readonly nodes: readonly GatewayProcess[];
  readonly #folder: TemporaryFolder;

  private constructor({ folder, postgres, nats, busLine, nodes }: Parts) {
    this.#folder = folder;
    this.postgres = postgres;
    this.nats = nats;
    this.busLine = busLine;
    this.nodes = nodes;
  }

  /** Starts everything, with accounts for this many doctors. @throws {Error} Something did not start; nothing is left running. */
  static async start(doctors: number): Promise<ClusterWorld> {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      const folder = await temporaryFolder();
      undo.push(() => folder.remove());
      const postgres = await OwnPostgres.start();
      undo.push(() => postgres.remove());
      const nats = await OwnNats.start();
      undo.push(() => nats.remove());
      const busLine = await FaultProxy.start({ targetPort: nats.port, seed: 'bus' });
      undo.push(() => busLine.close());
      const args = ['--database', postgres.url(), '--bus', `nats://127.0.0.1:${busLine.port}`];
      const nodes: GatewayProcess[] = [];
      // One after the other: the first one makes the tables.
      for (let node = 0; node < NODES; node += 1) {
        const started = await GatewayProcess.start({ dataFolder: folder.path, args });
        undo.push(() => started.kill());
        nodes.push(started);
      }
      await importDoctors(folder.path, doctors, ['--database', postgres.url()]);
      return new ClusterWorld({ folder, postgres, nats, busLine, nodes });
    } catch (error) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
  }

  /** People who use all gateways, whichever a load balancer gives them. */
  load({ patients, doctors, pace }: Crowd): Load {
    const origins = this.nodes.map(({ origin }) => origin);
    return new Load({ origins, campaign: this.campaign, patients, doctors: loginsOf(doctors), password: LOAD_PASSWORD, pace });
  }

  /** What the database holds; the gateways should be stopped. */
  stored(): Promise<StoredLogs> {
    return readPostgresLogs(this.postgres.url());
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.busLine.close();
    await this.nats.remove();
    await this.postgres.remove();
    await this.#folder.remove();
  }
}
