import type { CampaignFile } from '@consult-kit/protocol';
import type { DoctorRecord } from '../../domain/identity/identity.ts';
import { campaignFile } from '../campaign-file.ts';
import type { Conditions } from './people/person.ts';
import type { ShopperKind } from './people/shopper.ts';
import type { Random } from './random.ts';

/** Everything about a run that is drawn before it begins. */
export interface Scenario {
  readonly campaigns: readonly CampaignFile[];
  readonly shoppers: readonly ShopperKind[];
  readonly doctors: readonly { readonly record: DoctorRecord; readonly live: 'socket' | 'poll' }[];
  readonly nodes: number;
  readonly lostHintsPart: number;
  readonly conditions: Conditions;
  /** How long people act and things fail. */
  readonly troubledMs: number;
  /** Mean time between two troubles. */
  readonly troubleEveryMs: number;
}

/** Draws how many people there are, how their lines and devices are, and what the campaigns allow. */
export function drawScenario(random: Random): Scenario {
  const campaigns = ['winter', 'spring']
    .slice(
      0,
      random.weighted([
        [3, 1],
        [1, 2],
      ]),
    )
    .map((id) => drawCampaign(random, id));
  const isHasty = random.chance(0.3);
  const isFar = random.chance(0.25);
  return {
    campaigns,
    shoppers: drawShoppers(random, campaigns),
    doctors: Array.from(
      {
        length: random.weighted([
          [3, 1],
          [4, 2],
          [2, 3],
        ]),
      },
      () => drawDoctor(random),
    ),
    nodes: random.chance(0.4) ? 2 : 1,
    lostHintsPart: random.chance(0.5) ? 0 : random.number() * 0.5,
    conditions: {
      leastMs: isFar ? 200 : 1,
      mostMs: isFar ? 1_500 : random.pick([5, 60, 300]),
      slowPart: random.chance(0.7) ? 0 : 0.02,
      repeatedPart: random.chance(0.5) ? 0 : 0.1,
      storageMs: random.pick([0, 5, 60]),
      thinkMs: isHasty ? 800 : random.pick([2_500, 5_000]),
    },
    troubledMs: isHasty ? 12_000 : random.pick([25_000, 50_000]),
    troubleEveryMs: isHasty ? 1_500 : random.pick([2_500, 5_000, 10_000]),
  };
}

function drawCampaign(random: Random, id: string): CampaignFile {
  const maxChatsPerDoctor = random.weighted([
    [3, 1],
    [3, 2],
    [1, 4],
  ]);
  const maxWaiting = random.chance(0.2) ? { maxWaiting: random.whole(1, 2) } : {};
  const file = campaignFile({ id, queue: { maxChatsPerDoctor, ...maxWaiting } });
  return { ...file, sponsor: { ...file.sponsor, ...drawSponsorship(random) } };
}

/** What a case costs, and what is paid for at most. */
function drawSponsorship(random: Random): Pick<CampaignFile['sponsor'], 'perCase' | 'cap'> {
  const amountMinor = random.pick([1, 2_999, 5_000]);
  const perCase = random.chance(0.6) ? { perCase: { amountMinor, currency: 'CNY' } } : {};
  if (!random.chance(0.4)) return perCase;
  const cases = random.whole(1, 5);
  const isInMoney = 'perCase' in perCase && random.chance(0.5);
  return { ...perCase, cap: isInMoney ? { amountMinor: cases * amountMinor + random.whole(0, amountMinor - 1) } : { cases } };
}

function drawShoppers(random: Random, campaigns: readonly CampaignFile[]): ShopperKind[] {
  const live = (): 'socket' | 'poll' => (random.chance(0.7) ? 'socket' : 'poll');
  const count = random.weighted([
    [2, 1],
    [3, 2],
    [3, 3],
    [2, 5],
  ]);
  const shoppers = Array.from({ length: count }, (_, index): ShopperKind => {
    const credential = random.chance(0.3) ? `host-${index}` : '';
    return { campaign: enabled(random.pick(campaigns)), live: live(), credential, isFlagged: random.chance(0.2) };
  });
  // Somebody whom the host vouches for may have a second device.
  const twice = shoppers.find(({ credential }) => credential !== '');
  return twice && random.chance(0.4) ? [...shoppers, { ...twice, live: live() }] : shoppers;
}

function drawDoctor(random: Random): Scenario['doctors'][number] {
  const modules = random.weighted<string[]>([
    [4, []],
    [1, ['adults']],
    [1, ['children']],
  ]);
  const languages = random.weighted<string[]>([
    [5, []],
    [1, ['en']],
  ]);
  const campaigns = random.weighted<string[]>([
    [5, []],
    [1, ['winter']],
  ]);
  const profile = { id: random.id(), names: { en: 'Doctor' } };
  return { record: { profile, modules, languages, campaigns }, live: random.chance(0.75) ? 'socket' : 'poll' };
}

/** What a shopper can choose from. */
function enabled(campaign: CampaignFile): CampaignFile {
  return { ...campaign, modules: campaign.modules.filter(({ enabled: is }) => is !== false) };
}
