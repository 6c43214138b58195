import type { ConsultationRead } from '@consult-kit/protocol';
import type { ClientSnapshot, ConsultClient, ConsultClientOptions, StartConsultation } from './api.ts';
import { createCampaignReader } from './campaign-reader.ts';
import type { Core } from './core-contract.ts';
import { createCore } from './core.ts';
import { isUnanswered, toConsultError } from './failures.ts';
import { createFeed } from './feed.ts';
import { createSeat } from './seat.ts';
import { createShopperSession } from './shopper-session.ts';
import type { TalkStart } from './talk/talk.ts';
import { consultationReadShape } from './wire/shapes.ts';

const NOTHING_YET: ClientSnapshot = {
  session: 'none',
  connection: { type: 'idle' },
  campaign: null,
  consultation: null,
  serverOffsetMs: null,
};

/** Makes a shopper's client. Nothing is asked of host or gateway before the first call. */
export function createConsultClient(options: ConsultClientOptions): ConsultClient {
  const { transport, bridge, timers, campaign: id } = options;
  const feed = createFeed(NOTHING_YET);
  let followed: string | null = null;
  let opening: Promise<void> | null = null;
  /** A start whose answer never came: the next try with the same content takes the same id. */
  let startTry: { content: string; id: string } | null = null;

  const storagePrefix = `consult:${id}`;

  const core: Core = createCore(
    { transport, bridge, timers, side: 'patient', storagePrefix, followsDesk: false },
    {
      ...feed,
      session: () => session.token,
      changed: refresh,
      desk: () => {},
      live: () => {},
      gone(_, error) {
        followed = null;
        seat.free();
        feed.patch({ consultation: null });
        feed.error(error);
      },
      async renew() {
        const renewed = await session.renew();
        if (!renewed) feed.patch({ session: 'failed' });
        return renewed;
      },
    },
  );
  const session = createShopperSession(options, core);
  const seat = createSeat(bridge, storagePrefix, { sit: core.start, leave: core.rest, takeOver: core.takeOver });
  const campaign = createCampaignReader(core.calls, core.clock, timers, options);
  feed.patch({ campaign: campaign.document });

  function refresh(): void {
    const talk = followed === null ? undefined : core.talk(followed);
    feed.patch({ consultation: talk?.state ?? feed.snapshot.consultation, serverOffsetMs: core.clock.offsetMs });
    // Whoever reads an ended one keeps nobody from it.
    if (talk && !talk.goingOn) seat.free();
  }

  async function open(): Promise<void> {
    const checkOpen = core.openCheck();
    feed.patch({ session: 'opening' });
    try {
      const goingOn = await session.open();
      checkOpen();
      core.store.sweep();
      core.watch();
      feed.patch({ session: 'open' });
      if (goingOn !== null) await follow(goingOn);
    } catch (cause) {
      feed.patch({ session: session.token === null ? 'failed' : 'open' });
      throw cause;
    }
  }

  async function start(input: StartConsultation): Promise<string> {
    const checkOpen = core.openCheck();
    const content = JSON.stringify(input);
    if (startTry?.content !== content) startTry = { content, id: await core.nextId() };
    const { consultation, line } = await create({ id: startTry.id, ...input });
    checkOpen();
    await follow(consultation.id, { view: consultation, line, events: [] });
    return consultation.id;
  }

  async function create(command: object): Promise<ConsultationRead> {
    try {
      const created = await core.call('/v1/consultations', { command }, consultationReadShape);
      startTry = null;
      return created;
    } catch (cause) {
      if (!isUnanswered(toConsultError(cause))) startTry = null;
      throw cause;
    }
  }

  async function follow(consultation: string, known?: TalkStart): Promise<void> {
    const checkOpen = core.openCheck();
    await core.openTalk(consultation, known);
    checkOpen();
    const before = followed;
    core.batch(() => {
      followed = consultation;
      if (before !== null && before !== consultation) core.closeTalk(before);
      refresh();
    });
    if (core.talk(consultation)?.goingOn) seat.of(consultation);
    else core.start();
  }

  function close(): void {
    seat.free();
    core.close();
  }

  async function forget(): Promise<void> {
    close();
    followed = startTry = null;
    feed.patch({ session: 'none', consultation: null });
    await session.end();
  }

  function command(type: string, content?: object, keeps?: boolean): Promise<void> {
    return core.commandOn(followed, type, content, keeps);
  }

  return {
    get snapshot() {
      return feed.snapshot;
    },
    on: feed.on,
    open() {
      opening ??= open().finally(() => (opening = null));
      return opening;
    },
    async loadCampaign() {
      const document = await campaign.load();
      feed.patch({ campaign: document });
      return document;
    },
    start,
    follow: (consultation) => follow(consultation),
    useHere: seat.take,
    send: (message) => core.send(followed, message),
    resend: (message) => core.resend(followed, message),
    discard: (message) => core.discard(followed, message),
    loadOlder: () => core.loadOlder(followed),
    markRead: (upTo) => core.markRead(followed, upTo),
    setTyping: (on) => core.setTyping(followed, on),
    leaveLine: () => command('queue.leave'),
    resume: () => command('consultation.resume'),
    end: () => command('consultation.end'),
    rate: (rating) => command('consultation.rate', { rating }),
    // Kept: the doctor has to learn of it, however late.
    reportEmergency: (what) => command('emergency.report', { what }, true),
    loadDraft: () => core.loadDraft(followed),
    saveDraft: (draft) => core.saveDraft(followed, draft),
    forget,
    close,
  };
}
