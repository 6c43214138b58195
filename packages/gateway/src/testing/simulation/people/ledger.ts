import type { ConsultError, Side } from '@consult-kit/protocol';
import type { Device, Page } from './device.ts';

/** One message that somebody sent. The text is like no other. */
export interface SentMessage {
  readonly text: string;
  /** Who sent it, from which device. */
  readonly sender: string;
  readonly side: Side;
  readonly consultation: string;
  readonly device: Device;
  readonly owner: { readonly storageFailed: boolean };
  /** Time since the run began, and the gateway's time. */
  readonly sentAtMs: number;
  readonly sentAtServerMs: number;
  /** The last event that the sender's view knew: whoever loses the talk after it may write no more. */
  readonly viewSeq: number;
  /** On whose screen it is now. */
  page: Page;
  /** What the sender knows: nothing yet; that it is stored; that it was refused, taken out, or cannot be sent any more. */
  outcome: 'open' | 'stored' | 'told';
  /** Whether it was refused at some time, and so may come after what was sent later. */
  wasRefused: boolean;
  /** Whether the device has it, and so has to keep it; looked up when the device had this version. */
  onDevice: boolean;
  lookedUpAt: number;
  /** Whether nobody knew what became of it for so long that devices forget it: a later page may send later ones first. */
  hasOutlasted: boolean;
  /** Whether its page was gone before the device had it: no later page can know of it. */
  lostWithPage: boolean;
}

/** Everything that people sent, in the order of sending. */
export class Ledger {
  readonly messages: SentMessage[] = [];
  /** Messages of which nobody knows yet what becomes of them. */
  open: SentMessage[] = [];
  /** Messages that have not stood in the log of their own page yet. */
  unseen: SentMessage[] = [];
  #count = 0;

  /** A text that occurs nowhere else. */
  nextText(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}-`;
  }

  add(message: SentMessage): void {
    this.messages.push(message);
    this.open.push(message);
    this.unseen.push(message);
  }

  /** The sender knows now. */
  close(message: SentMessage, outcome: 'stored' | 'told'): void {
    message.outcome = outcome;
    this.open = this.open.filter((other) => other !== message);
  }

  /** A screen says that a message was refused; where the page is another one by now, nobody else hears of it. */
  refused(text: string): void {
    const message = this.messages.find((other) => other.text === text);
    if (message) message.wasRefused = true;
  }

  /** Its sender took it off the screen; if it was stored all the same, it comes back with its event. */
  takenOut(text: string): void {
    this.unseen = this.unseen.filter((other) => other.text !== text);
  }

  /** What a rejected `send` says about its message. */
  rejected(message: SentMessage, error: ConsultError): void {
    // The client was closed: the message stays on the device.
    if (error.code === 'CANCELLED') return;
    message.wasRefused = true;
    this.close(message, 'told');
  }
}
