import type { ConsultError, ServerFrame } from '@consult-kit/protocol';
import type { ConnectionStatus } from '../api.ts';
import { retryDelayMs, serverDelayMs } from '../backoff.ts';
import type { GatewayCalls } from '../gateway-calls.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import type { Channel, ChannelDown, ChannelHost, CommandToSend, Cursor } from './channel.ts';
import { PollChannel } from './poll-channel.ts';
import { SocketChannel, type ChannelParts } from './socket-channel.ts';

/** What the link asks for and tells. */
export interface LinkHost extends Pick<ChannelHost, 'session' | 'follows' | 'followsDesk' | 'frame' | 'unanswered' | 'unreadable'> {
  /** The channel can be used. Also told when one channel takes over from another. */
  live(): void;
  /** The channel is gone; what was sent over it may not have arrived. */
  lost(): void;
  status(status: ConnectionStatus): void;
  /** The session is over: whether there is a new one to go on with. */
  renew(error: ConsultError): Promise<boolean>;
}

export type LinkParts = ChannelParts & { calls: GatewayCalls };

/**
 * Keeps one channel up for as long as it is wanted: backoff with full jitter, the gateway's own windows, fatal ends, long polling
 * where sockets fail, and rest in the background.
 */
export class Link {
  readonly #parts: LinkParts;
  readonly #host: LinkHost;
  #wanted = false;
  #resting = false;
  #channel: Channel | null = null;
  /** A socket that is tried while polling works. */
  #candidate: Channel | null = null;
  #liveSinceMs: number | null = null;
  #offlineSinceMs: number | null = null;
  #attempt = 0;
  #failedOpens = 0;
  /** The gateway asked not to be called before; nothing may shorten it. */
  #windowEndsMs = -Infinity;
  #renewing = false;
  #cancelRetry: () => void = () => {};
  #cancelUpgrade: () => void = () => {};

  constructor(parts: LinkParts, host: LinkHost) {
    this.#parts = parts;
    this.#host = host;
  }

  get live(): boolean {
    return this.#liveSinceMs !== null;
  }

  /** Wants a channel. Repeating it is harmless. */
  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#connect();
  }

  /** Wants none, and says so. */
  stop(status: ConnectionStatus = { type: 'idle' }): void {
    this.#wanted = false;
    this.#drop();
    this.#forgetFailures();
    this.#host.status(status);
  }

  /** Closes the channel without giving up on it. */
  rest(): void {
    if (this.#resting) return;
    this.#resting = true;
    if (!this.#wanted) return;
    this.#drop();
    this.#host.status({ type: 'idle' });
  }

  /** Comes back from rest, or finds out whether the channel still lives, or tries at once what would be tried later. */
  wake(): void {
    if (this.#resting) {
      this.#resting = false;
      this.#failedOpens = 0;
    }
    if (this.#channel) this.#channel.probe();
    else this.#connect();
  }

  /** Drops what there is and connects with the session that is there now. */
  restart(): void {
    this.#drop();
    this.#connect();
  }

  send(command: CommandToSend): void {
    this.#channel?.send(command);
  }

  typing(consultation: string, on: boolean): void {
    if (this.live) this.#channel?.typing(consultation, on);
  }

  follow(cursor: Cursor): void {
    if (this.live) this.#channel?.follow(cursor);
  }

  unfollow(consultation: string): void {
    if (this.live) this.#channel?.unfollow(consultation);
  }

  #connect(): void {
    if (!this.#mayConnect) return;
    this.#cancelRetry();
    const windowMs = this.#windowEndsMs - this.#parts.timers.now();
    if (windowMs > 0) return this.#retryIn(windowMs);
    const offline = this.#offlineSinceMs === null ? {} : { offlineSinceMs: this.#offlineSinceMs };
    this.#host.status({ type: 'connecting', ...offline });
    const bySocket = this.#parts.transport.live === 'socket' && this.#failedOpens < CLIENT_LIMITS.failedOpensMax;
    this.#channel = this.#open(bySocket ? 'socket' : 'poll');
  }

  #open(kind: Channel['kind']): Channel {
    const host = this.#host;
    const mine = (): boolean => this.#channel === channel || this.#candidate === channel;
    const channelHost: ChannelHost = {
      session: () => host.session(),
      follows: () => host.follows(),
      followsDesk: host.followsDesk,
      live: () => mine() && this.#onLive(channel),
      frame: (frame: ServerFrame) => mine() && host.frame(frame),
      unanswered: (commandId) => mine() && host.unanswered(commandId),
      unreadable: (error) => mine() && host.unreadable(error),
      down: (why) => (this.#candidate === channel ? this.#upgradeLater() : mine() && this.#onDown(why)),
    };
    const channel: Channel = kind === 'socket' ? new SocketChannel(this.#parts, channelHost) : new PollChannel(this.#parts, channelHost);
    return channel;
  }

  #onLive(channel: Channel): void {
    if (this.#candidate === channel) {
      this.#channel?.close();
      this.#channel = channel;
      this.#candidate = null;
      this.#host.lost();
    }
    this.#liveSinceMs = this.#parts.timers.now();
    this.#offlineSinceMs = null;
    if (channel.kind === 'socket') this.#failedOpens = 0;
    else if (this.#parts.transport.live === 'socket') this.#upgradeLater();
    this.#host.status({ type: 'live', channel: channel.kind });
    this.#host.live();
  }

  #onDown(why: ChannelDown): void {
    const kind = this.#channel?.kind;
    const livedMs = this.#liveSinceMs === null ? -1 : this.#parts.timers.now() - this.#liveSinceMs;
    this.#drop();
    if (livedMs >= CLIENT_LIMITS.stableAfterMs) this.#attempt = 0;
    if (kind === 'poll') this.#failedOpens = CLIENT_LIMITS.failedOpensMax - 1;
    else if (livedMs < 0 && why.retryAfterMs === undefined) this.#failedOpens += 1;
    if (why.fatal && why.error) void this.#renew(why.error);
    else this.#retryLater(why.retryAfterMs);
  }

  async #renew(error: ConsultError): Promise<void> {
    this.#renewing = true;
    this.#host.status({ type: 'connecting' });
    // Where nobody answers, the session may still be won back later.
    const renewed = error.code === 'CLIENT_OUTDATED' ? false : await this.#host.renew(error).catch(() => true);
    this.#renewing = false;
    if (renewed) this.#retryLater(undefined);
    else if (this.#wanted) this.stop({ type: 'stopped', error });
  }

  #retryLater(retryAfterMs: number | undefined): void {
    const { timers } = this.#parts;
    const retryInMs = retryAfterMs === undefined ? retryDelayMs(this.#attempt, timers.random()) : serverDelayMs(retryAfterMs);
    if (retryAfterMs !== undefined) this.#windowEndsMs = timers.now() + retryInMs;
    this.#attempt += 1;
    this.#offlineSinceMs ??= timers.now();
    if (this.#mayConnect) this.#retryIn(retryInMs);
  }

  #retryIn(retryInMs: number): void {
    const nowMs = this.#parts.timers.now();
    this.#cancelRetry = this.#parts.timers.after(retryInMs, () => this.#connect());
    this.#host.status({ type: 'waiting', retryInMs, offlineSinceMs: this.#offlineSinceMs ?? nowMs });
  }

  get #mayConnect(): boolean {
    return this.#wanted && !this.#resting && !this.#renewing && !this.#channel;
  }

  /** Sockets failed, polling works: a socket is tried from time to time, and takes over once it is welcomed. */
  #upgradeLater(): void {
    this.#candidate = null;
    this.#cancelUpgrade();
    this.#cancelUpgrade = this.#parts.timers.after(CLIENT_LIMITS.socketRetryMs, () => {
      this.#candidate = this.#open('socket');
    });
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelUpgrade();
    const { live } = this;
    const channels = [this.#channel, this.#candidate];
    this.#channel = this.#candidate = this.#liveSinceMs = null;
    for (const channel of channels) channel?.close();
    if (live) {
      this.#offlineSinceMs = this.#parts.timers.now();
      this.#host.lost();
    }
  }

  #forgetFailures(): void {
    this.#attempt = this.#failedOpens = 0;
    this.#offlineSinceMs = null;
  }
}
