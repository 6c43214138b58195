import { writeCampaign } from '../campaign.ts';
import { BENCH } from '../limits.ts';
import { addDoctors, prepareTalks } from '../preparation.ts';
import { startGateway } from '../servers.ts';
import type { DoctorSeat } from '../world.ts';

/** A database with talks that are going on, and the sessions of all who take part. */
export interface TalkWorld {
  readonly campaign: string;
  readonly dataFolder: string;
  readonly seats: readonly DoctorSeat[];
  /** `postgres://…` where it is not the SQLite file of the data folder. */
  readonly database?: string;
}

/** Makes one in an empty folder, by way of a gateway. */
export async function makeTalkWorld(dataFolder: string, database?: string): Promise<TalkWorld> {
  const campaign = writeCampaign(dataFolder);
  await addDoctors(dataFolder, BENCH.doctors, database);
  const gateway = await startGateway({ campaign, dataFolder, ...(database !== undefined && { database }) });
  try {
    const seats = await prepareTalks(gateway.origin, { doctors: BENCH.doctors, talksEach: BENCH.talksPerDoctor });
    return { campaign, dataFolder, seats, ...(database !== undefined && { database }) };
  } finally {
    await gateway.process.stop();
  }
}
