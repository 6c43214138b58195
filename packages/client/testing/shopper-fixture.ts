import { ManualClock, ScriptedBridge, ScriptedGateway, type ScriptedSeats } from '@consult-kit/testkit';
import type { ClientEventMap, ConsultClient, FollowedConsultation, StartConsultation } from '../src/api.ts';
import type { Transport } from '../src/boundary.ts';
import { createConsultClient } from '../src/consult-client.ts';

/** What the shopper of these tests told. */
export const START: StartConsultation = {
  module: 'adults',
  language: 'en',
  intake: { forSelf: true, answers: [], safety: 'none' },
  consent: { version: '1', language: 'en', guardian: false },
};

/** A client with its scripted surroundings, and a record of what it told. */
export class ShopperFixture {
  readonly clock: ManualClock;
  readonly gateway: ScriptedGateway;
  readonly bridge: ScriptedBridge;
  readonly client: ConsultClient;
  readonly told: { [Name in keyof ClientEventMap]: ClientEventMap[Name][] } = { change: [], status: [], event: [], message: [], error: [] };

  constructor(live: Transport['live'] = 'socket', before?: ShopperFixture, numbers?: readonly number[], seats?: ScriptedSeats) {
    this.clock = before?.clock ?? new ManualClock(numbers);
    this.gateway = before?.gateway ?? new ScriptedGateway(this.clock, live);
    this.bridge = new ScriptedBridge(before?.bridge.stored, seats);
    const { transport, campaign } = this.gateway;
    this.client = createConsultClient({ transport, bridge: this.bridge, timers: this.clock, campaign });
    for (const name of Object.keys(this.told) as (keyof ClientEventMap)[]) this.#record(name);
  }

  /** What the client shows of its consultation. */
  get shown(): FollowedConsultation {
    const { consultation } = this.client.snapshot;
    if (!consultation) throw new Error('The client follows nothing.');
    return consultation;
  }

  /** Texts of the stored messages that the client shows. */
  get texts(): string[] {
    return this.shown.events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));
  }

  /** Texts and states of what is going out. */
  get outgoing(): string[] {
    return this.shown.outgoing.map(({ text, status }) => `${text}: ${status}`);
  }

  /** Texts as the gateway stored them. */
  get stored(): string[] {
    return this.gateway.log.events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));
  }

  /** Lets everything happen that needs no time. */
  settle(): Promise<void> {
    return this.clock.advance(0);
  }

  /** Opens the session, starts a consultation, and goes on until the channel lives. */
  async start(): Promise<this> {
    await this.client.open();
    await this.client.start(START);
    await this.settle();
    return this;
  }

  /** The same, and a doctor has accepted. */
  async talk(): Promise<this> {
    await this.start();
    this.gateway.accept();
    await this.settle();
    return this;
  }

  /** The page is loaded anew on the same device. */
  async reload(): Promise<ShopperFixture> {
    this.client.close();
    const next = new ShopperFixture(this.gateway.transport.live, this);
    await next.client.open();
    await next.settle();
    return next;
  }

  #record<Name extends keyof ClientEventMap>(name: Name): void {
    this.client.on(name, (payload) => this.told[name].push(payload));
  }
}
