import { isDeepStrictEqual } from 'node:util';
import type { FollowedConsultation } from '@consult-kit/client';
import type { GatewayNode } from './gateway/node.ts';
import type { ReferenceTalk } from './reference/reference-talk.ts';
import type { World } from './world.ts';

/** What is still missing until everybody has what there is; empty once all is well. */
export function missing(world: World): string[] {
  const { ledger, shoppers } = world;
  const doctors = world.doctors.filter(({ isGone }) => !isGone);
  return [
    ...(world.anyNode() ? [] : ['no node takes requests']),
    ...ledger.open.map(({ text }) => `${text.slice(0, 20)} is neither stored nor told to be lost`),
    ...shoppers.flatMap((shopper) => missingOnScreen(world, shopper.name, shopper.connection.type, shopper.talks, 'patient')),
    ...doctors.flatMap((doctor) => missingOnScreen(world, doctor.name, doctor.connection.type, doctor.talks, 'doctor')),
    ...shoppers.flatMap((shopper) => missingStart(world, shopper)),
    ...doctors.flatMap((doctor) => missingAtDesk(world, doctor)),
    ...world.doctors.flatMap((doctor) => keptByGone(world, doctor)),
    ...world.doctors.flatMap((doctor) => neverRefused(world, doctor)),
    ...world.nodes.flatMap((node) => missingCaps(world, node)),
  ];
}

/** Every node knows which sponsors pay for no more. */
function missingCaps({ scenario, sponsors }: World, { name, engine }: GatewayNode): string[] {
  return scenario.campaigns.flatMap(({ id }) =>
    engine.caps.isReached(id) === sponsors.isReached(id) ? [] : [`${name} knows wrongly whether the cap of ${id} is reached`],
  );
}

function missingOnScreen(
  world: World,
  name: string,
  connection: string,
  talks: ReadonlyMap<string, FollowedConsultation>,
  side: 'patient' | 'doctor',
): string[] {
  const shown = [...talks].filter(([id]) => mayStillSee(world, name, id));
  const isLive = shown.length === 0 || connection === 'live';
  return [...(isLive ? [] : [`${name} is ${connection}`]), ...shown.flatMap(([id, talk]) => missingInTalk(world, name, id, talk, side))];
}

/** A talk that is gone, or that this doctor may not read any more, stays on the screen as it was. */
function mayStillSee({ reference, doctors }: World, name: string, id: string): boolean {
  const doctor = doctors.find((one) => one.name === name);
  const talk = reference.talks.get(id);
  return talk !== undefined && (!doctor || reference.sees(doctor.id, talk));
}

function missingInTalk(world: World, name: string, id: string, talk: FollowedConsultation, side: 'patient' | 'doctor'): string[] {
  const reference = world.reference.talks.get(id);
  const folded = world.reference.views.get(id)?.at(-1);
  if (!reference || !folded) return [];
  const last = talk.events.at(-1)?.seq ?? 0;
  const expected = side === 'patient' ? { ...folded, handover: null, refusal: null } : folded;
  return [
    ...(last === reference.seq ? [] : [`${name} sees ${id} up to ${last} of ${reference.seq}`]),
    ...(isDeepStrictEqual(talk.view, expected) ? [] : [`${name} has another view of ${id} than its log tells`]),
    ...talk.outgoing.map((message) => `${name} still has ${message.text.slice(0, 30)} going out (${message.status}) in ${id}`),
    ...(side === 'patient' ? missingPlace(world, name, reference, talk) : []),
  ];
}

function missingPlace({ reference }: World, name: string, talk: ReferenceTalk, { line }: FollowedConsultation): string[] {
  if (talk.state !== 'waiting') return line === null ? [] : [`${name} has a place in line and does not wait`];
  const same = reference
    .line()
    .filter(({ campaign, module, language }) => campaign === talk.campaign && module === talk.module && language === talk.language);
  const ahead = same.indexOf(talk);
  return line?.ahead === ahead ? [] : [`${name} is told ${line?.ahead ?? 'nothing of'} people ahead, there are ${ahead}`];
}

/** Nobody may be left with a doctor who does not come back. */
function keptByGone({ reference }: World, { isGone, id, name }: World['doctors'][number]): string[] {
  return isGone ? reference.talkingOf(id).map((talk) => `${name} is gone and still has ${talk.id}`) : [];
}

/** Who refused stands in no log, so the rows are held against what the doctors did. */
function neverRefused({ reference }: World, { id, name, refused }: World['doctors'][number]): string[] {
  const stored = [...reference.talks.values()].filter(({ refusedBy }) => refusedBy.includes(id));
  return stored.filter((talk) => !refused.has(talk.id)).map((talk) => `${name} never refused ${talk.id}`);
}

/** Somebody whose place was confirmed must find it again. */
function missingStart({ reference }: World, { name, confirmed, talk }: World['shoppers'][number]): string[] {
  if (confirmed === null || !reference.talks.get(confirmed)?.isGoingOn || talk?.view.id === confirmed) return [];
  return [`${name} does not see ${confirmed}, in which the place was confirmed`];
}

function missingAtDesk({ reference }: World, { name, id, client, kind, talks, reading }: World['doctors'][number]): string[] {
  const { desk } = client.snapshot;
  if (!desk) return [`${name} has no desk`];
  const own = [...reference.talks.values()].filter(
    (talk) => talk.doctor?.id === id && (talk.state === 'talking' || talk.state === 'paused'),
  );
  const expected = own.map((talk) => talk.id).sort();
  const shown = desk.chats.map(({ consultation }) => consultation.id).sort();
  const { modules, languages, campaigns } = kind.record;
  const isOneOf = (value: string, list: readonly string[]): boolean => list.length === 0 || list.includes(value);
  const served = reference
    .line()
    .filter((talk) => isOneOf(talk.campaign, campaigns) && isOneOf(talk.module, modules) && isOneOf(talk.language, languages));
  const inOrder = [...served.filter((talk) => !talk.declinedBy.includes(id)), ...served.filter((talk) => talk.declinedBy.includes(id))];
  return [
    ...(isDeepStrictEqual(shown, expected)
      ? []
      : [`${name}'s desk shows ${shown.join() || 'no talks'} instead of ${expected.join() || 'none'}`]),
    ...expected.filter((talk) => !talks.has(talk)).map((talk) => `${name} has not opened ${talk}`),
    ...[...talks.keys()]
      .filter((talk) => reference.talks.get(talk)?.isGoingOn && !expected.includes(talk) && !reading.has(talk))
      .map((talk) => `${name} still shows ${talk}`),
    ...(isDeepStrictEqual(
      desk.line.map(({ consultation }) => consultation),
      inOrder.map((talk) => talk.id),
    )
      ? []
      : [`${name}'s desk shows another line`]),
  ];
}
