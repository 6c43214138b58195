import { createConsultClient, type ConnectionStatus, type ConsultClient, type FollowedConsultation } from '@consult-kit/client';
import { isConsultError, type CampaignFile } from '@consult-kit/protocol';
import { hold } from '../violation.ts';
import type { Page } from './device.ts';
import { Person, type Surroundings } from './person.ts';

/** Who a shopper is. */
export interface ShopperKind {
  readonly campaign: CampaignFile;
  readonly live: 'socket' | 'poll';
  /** Whom the host vouches for; empty for guests. Several devices may be one person's. */
  readonly credential: string;
  readonly isFlagged: boolean;
}

/** A shopper with one device: asks, waits, talks, leaves, and comes back. */
export class Shopper extends Person {
  readonly kind: ShopperKind;
  client!: ConsultClient;
  /** Starts that were asked for: each opens one consultation at most. */
  starts = 0;
  /** The consultation whose place was confirmed last. */
  confirmed: string | null = null;
  /** The last start without an answer is asked for again with the same words. */
  #asking: { module: string; language: string } | null = null;
  /** Whether some start was not answered with a place: it may arrive at any time, also when its page is gone. */
  #mayStillArrive = false;
  #isOpened = false;
  /** The page on which a start has no answer yet: nobody asks twice at the same time. */
  #askingOn: Page | null = null;
  /** The page on which the last start was made first, and has had no answer since. */
  #unansweredOn: Page | null = null;
  #draft = '';

  constructor(name: string, kind: ShopperKind, around: Surroundings) {
    super(name, kind.live, around);
    this.kind = kind;
    this.page = this.freshPage();
  }

  override get credential(): string {
    return this.kind?.credential ?? '';
  }

  get side(): 'patient' {
    return 'patient';
  }

  get screen(): object {
    return this.client.snapshot;
  }

  get connection(): ConnectionStatus {
    return this.client.snapshot.connection;
  }

  get talk(): FollowedConsultation | null {
    return this.client.snapshot.consultation;
  }

  get talks(): ReadonlyMap<string, FollowedConsultation> {
    const { talk } = this;
    return new Map(talk ? [[talk.view.id, talk]] : []);
  }

  protected begin(): void {
    const { page, transport } = this;
    if (this.#hasLostSession) this.#losesEverything();
    const client = createConsultClient({ transport, bridge: page, timers: page, campaign: this.kind.campaign.id });
    this.client = client;
    client.on('event', ({ consultation, event }) => page.isAlive && this.heardOf(consultation, event));
    this.watchLink(client);
    client.on('error', (error) => page.isAlive && this.onError(error));
    this.#opens();
  }

  /** What the device keeps of the session; empty without one. */
  get sessionSecret(): string {
    const kept = this.device.stored.get(`consult:${this.kind.campaign.id}:session`);
    return kept === undefined ? '' : (JSON.parse(kept) as { session: string }).session;
  }

  /** A guest whose storage refused the session cannot come back to anything: the gateway knows guests by it alone. */
  get #hasLostSession(): boolean {
    return this.credential === '' && this.storageFailed && this.sessionSecret === '';
  }

  /** Whoever has no answer to this asks again before anything else. */
  #opens(): void {
    const { client } = this;
    this.#isOpened = false;
    this.attempt('opens', async () => {
      await client.open();
      this.#isOpened ||= client === this.client;
    });
  }

  goOn(): void {
    const { client, talk } = this;
    if (this.page.visibility === 'background') this.page.change({ visibility: 'active' });
    if (!this.page.online) this.page.change({ online: true });
    if (!this.#isOpened || client.snapshot.session !== 'open') this.#opens();
    for (const { id, text, status, error } of talk?.outgoing ?? []) {
      if (status !== 'failed') continue;
      if (!error) client.resend(id);
      else this.discards(text, () => client.discard(id));
    }
  }

  protected act(): void {
    const { client, talk } = this;
    const { random } = this.around;
    if (!this.#isOpened || client.snapshot.session !== 'open') {
      if (client.snapshot.session !== 'opening' && random.chance(0.5)) this.#opens();
      return;
    }
    if (!talk || talk.view.state === 'ended' || talk.view.state === 'left') this.#afterwards(talk);
    else this.#during(talk);
  }

  #afterwards(talk: FollowedConsultation | null): void {
    const { client } = this;
    const { random } = this.around;
    if (talk?.view.state === 'ended' && random.chance(0.3)) {
      this.attempt('rates', () => client.rate({ score: random.pick(['yes', 'little', 'no']) }));
      return;
    }
    if (talk && random.chance(0.15)) this.#forgets();
    else if (!talk || random.chance(0.4)) this.#start();
  }

  #forgets(): void {
    this.#losesEverything();
    this.attempt('forgets', () => this.client.forget());
  }

  /** Whatever of this device is on its way is given up with the session. */
  #losesEverything(): void {
    const { ledger } = this.around;
    for (const message of ledger.open.filter(({ device }) => device === this.device)) ledger.close(message, 'told');
    this.confirmed = this.#asking = this.#unansweredOn = null;
    this.#mayStillArrive = false;
  }

  #start(): void {
    const { random } = this.around;
    const { campaign, isFlagged } = this.kind;
    if (this.#askingOn === this.page) return;
    const isRepeat = this.#asking !== null && random.chance(0.7);
    const asked =
      isRepeat && this.#asking ? this.#asking : { module: random.pick(campaign.modules).id, language: random.pick(campaign.languages) };
    if (!isRepeat) this.starts += 1;
    this.#asking = asked;
    this.#askingOn = this.page;
    if (random.chance(0.12)) this.#losesTheAnswer();
    const started = this.client.start({
      ...asked,
      intake: { forSelf: true, answers: [{ question: 'age', kind: 'age', years: 40 }], safety: isFlagged ? 'some' : 'none' },
      consent: { version: campaign.consent.version, language: asked.language, guardian: true },
    });
    const isPlainRepeat = isRepeat && this.#unansweredOn === this.page && this.kind.credential === '';
    const { page } = this;
    // Of several different ones without an answer any may be the one that arrived; so may a second copy of what was refused.
    const isOnlyOne = isRepeat ? isPlainRepeat : !this.#mayStillArrive;
    this.#mayStillArrive = true;
    this.attempt(`asks for ${asked.module} in ${asked.language}`, async () => {
      try {
        this.confirmed = await started.finally(() => (this.#askingOn = null));
        this.#asking = this.#unansweredOn = null;
        if (isOnlyOne) this.#mayStillArrive = false;
      } catch (reason) {
        const code = isConsultError(reason) ? reason.code : '';
        hold(
          code !== 'CONSULTATION_GOING_ON' || !isPlainRepeat,
          'no double',
          () => `${this.name} repeats a start and is told of another one`,
        );
        this.#unansweredOn = NO_ANSWER.has(code) && isOnlyOne ? page : null;
        if (code === 'CONSULTATION_GOING_ON') this.#isOpened = false;
        throw reason;
      }
    });
  }

  /** What the gateway says to the start does not arrive. */
  #losesTheAnswer(): void {
    const { time, random, trace } = this.around;
    trace(() => `nothing comes to ${this.name} for a moment`);
    this.link.down = false;
    time.after(random.whole(100, 4_000), () => (this.link.down = true));
  }

  #during(talk: FollowedConsultation): void {
    const { client } = this;
    const { random } = this.around;
    const failed = talk.outgoing.filter(({ status }) => status === 'failed');
    random.weighted<() => void>([
      [
        8,
        () =>
          this.#talks(
            talk,
            random.weighted([
              [6, 1],
              [2, 2],
              [1, 5],
            ]),
          ),
      ],
      [2, () => client.markRead(talk.events.at(-1)?.seq ?? 0)],
      [1, () => client.setTyping(random.chance(0.7))],
      [2, () => this.#drafts()],
      [talk.hasOlder ? 2 : 0, () => this.attempt('looks further back', () => client.loadOlder())],
      [failed.length > 0 ? 6 : 0, () => this.#resends(failed[0]?.id)],
      [failed.length > 0 ? 1 : 0, () => this.#discards(failed[0]?.id ?? '', failed[0]?.text ?? '')],
      [talk.view.state === 'waiting' ? 0.4 : 0, () => this.attempt('leaves', () => client.leaveLine())],
      [talk.view.state === 'paused' ? 3 : 0, () => this.attempt('comes back', () => client.resume())],
      [talk.view.state === 'waiting' ? 0 : 0.3, () => this.attempt('ends', () => client.end())],
      [0.5, () => this.attempt('reports', () => client.reportEmergency(random.pick(['shown', 'seen', 'called', 'continued'])))],
    ])();
  }

  #talks(talk: FollowedConsultation, times: number): void {
    const { ledger, random } = this.around;
    for (let count = 0; count < times; count += 1) {
      const text = ledger.nextText(this.name) + (random.chance(0.03) ? 'x'.repeat(3_900) : '');
      this.say(talk, text, (words) => this.client.send(words));
    }
  }

  #drafts(): void {
    this.#draft = this.around.ledger.nextText('draft');
    this.client.saveDraft(this.#draft);
  }

  #resends(id: string | undefined): void {
    this.around.trace(() => `${this.name} sends again`);
    if (this.around.random.chance(0.5)) this.client.resend();
    else if (id !== undefined) this.client.resend(id);
  }

  #discards(id: string, text: string): void {
    this.discards(text, () => this.client.discard(id));
  }
}

/** Whether the start arrived is not known. */
const NO_ANSWER: ReadonlySet<string> = new Set(['OFFLINE', 'REQUEST_TIMEOUT', 'GATEWAY_UNREACHABLE']);
