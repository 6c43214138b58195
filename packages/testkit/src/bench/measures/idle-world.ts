import { writeCampaign } from '../campaign.ts';
import { BENCH } from '../limits.ts';
import { addDoctors, prepareMissed, prepareTalks, type MissedTalks } from '../preparation.ts';
import { startGateway } from '../servers.ts';
import type { DoctorSeat } from '../world.ts';

/** A database with thousands of patients who missed something, and a few talks of others. */
export interface IdleWorld extends MissedTalks {
  readonly campaign: string;
  readonly dataFolder: string;
  readonly others: readonly DoctorSeat[];
}

/** Makes one in an empty folder, by way of a gateway. */
export async function makeIdleWorld(dataFolder: string): Promise<IdleWorld> {
  const campaign = writeCampaign(dataFolder);
  await addDoctors(dataFolder, BENCH.idleDoctors + BENCH.othersDoctors);
  const gateway = await startGateway({ campaign, dataFolder });
  try {
    const missed = await prepareMissed(gateway.origin, BENCH.idle);
    const others = await prepareTalks(gateway.origin, {
      from: BENCH.idleDoctors,
      doctors: BENCH.othersDoctors,
      talksEach: BENCH.talksPerDoctor,
    });
    return { campaign, dataFolder, others, ...missed };
  } finally {
    await gateway.process.stop();
  }
}
