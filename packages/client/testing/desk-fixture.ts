import { ManualClock, ScriptedBridge, ScriptedGateway } from '@consult-kit/testkit';
import type { DeskClient, DeskClientEventMap, FollowedConsultation } from '../src/api.ts';
import type { Transport } from '../src/boundary.ts';
import { createDeskClient } from '../src/desk-client.ts';
import { START } from './shopper-fixture.ts';

/** A doctor's client with its scripted surroundings, and a record of what it told. */
export class DeskFixture {
  readonly clock: ManualClock;
  readonly gateway: ScriptedGateway;
  readonly bridge: ScriptedBridge;
  readonly client: DeskClient;
  readonly told: { [Name in keyof DeskClientEventMap]: DeskClientEventMap[Name][] } = {
    change: [],
    status: [],
    event: [],
    message: [],
    error: [],
  };

  constructor(live: Transport['live'] = 'socket', before?: DeskFixture) {
    this.clock = before?.clock ?? new ManualClock();
    this.gateway = before?.gateway ?? new ScriptedGateway(this.clock, live);
    this.bridge = new ScriptedBridge(before?.bridge.stored);
    this.client = createDeskClient({ transport: this.gateway.transport, bridge: this.bridge, timers: this.clock });
    for (const name of Object.keys(this.told) as (keyof DeskClientEventMap)[]) this.#record(name);
  }

  /** Lets everything happen that needs no time. */
  settle(): Promise<void> {
    return this.clock.advance(0);
  }

  /** Someone new waits in line. */
  async wait(): Promise<string> {
    const { id } = this.gateway.startConsultation(START);
    await this.settle();
    return id;
  }

  async signIn(): Promise<this> {
    await this.client.signIn('li', 'long enough');
    await this.settle();
    return this;
  }

  /** Signs in and accepts someone; the consultation's id. */
  async talk(): Promise<string> {
    await this.signIn();
    await this.wait();
    const id = await this.client.acceptNext();
    await this.settle();
    return id;
  }

  chat(id: string): FollowedConsultation {
    const chat = this.client.snapshot.chats[id];
    if (!chat) throw new Error(`The desk does not show ${id}.`);
    return chat;
  }

  #record<Name extends keyof DeskClientEventMap>(name: Name): void {
    this.client.on(name, (payload) => this.told[name].push(payload));
  }
}
