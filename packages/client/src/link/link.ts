import type { ConsultError } from '@consult-kit/protocol';
import type { ConnectionStatus } from '../api.ts';
import { retryPauseMs } from '../backoff.ts';
import type { GatewayCalls } from '../gateway-calls.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import type { Channel, ChannelDown, ChannelHost, CommandToSend, Cursor } from './channel.ts';
import { createPollChannel } from './poll-channel.ts';
import { createSocketChannel, type ChannelParts } from './socket-channel.ts';

/** What the link asks for and tells. */
export interface LinkHost extends Pick<
  ChannelHost,
  'session' | 'follows' | 'followsDesk' | 'epoch' | 'frame' | 'unanswered' | 'unreadable'
> {
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
export interface Link {
  readonly live: boolean;
  /** Wants a channel. Repeating it is harmless. */
  start(): void;
  /** Wants none, and says so. */
  stop(status?: ConnectionStatus): void;
  /** Closes the channel without giving up on it. */
  rest(): void;
  /** Comes back from rest, or finds out whether the channel still lives, or tries at once what would be tried later. */
  wake(): void;
  /** Drops what there is and connects with the session that is there now. */
  restart(): void;
  /** Gives the channel up for dead, as if it had gone down by itself. */
  fail(): void;
  send(command: CommandToSend): void;
  typing(consultation: string, on: boolean): void;
  received(cursor: Cursor): void;
  follow(cursor: Cursor): void;
  unfollow(consultation: string): void;
}

export function createLink(parts: LinkParts, host: LinkHost): Link {
  const { timers, transport } = parts;
  let wanted = false;
  let resting = false;
  let current: Channel | null = null;
  /** A socket that is tried while polling works. */
  let candidate: Channel | null = null;
  let liveSinceMs: number | null = null;
  let offlineSinceMs: number | null = null;
  let attempt = 0;
  let failedOpens = 0;
  /** The gateway asked not to be called before; nothing may shorten it. */
  let windowEndsMs = -Infinity;
  let renewing = false;
  let cancelRetry: () => void = () => {};
  let cancelUpgrade: () => void = () => {};

  function isLive(): boolean {
    return liveSinceMs !== null;
  }

  function start(): void {
    if (wanted) return;
    wanted = true;
    connect();
  }

  function stop(status: ConnectionStatus = { type: 'idle' }): void {
    wanted = false;
    drop();
    forgetFailures();
    host.status(status);
  }

  function rest(): void {
    if (resting) return;
    resting = true;
    if (!wanted) return;
    drop();
    host.status({ type: 'idle' });
  }

  function wake(): void {
    if (resting) {
      resting = false;
      failedOpens = 0;
    }
    if (current) current.probe();
    else connect();
  }

  function restart(): void {
    drop();
    connect();
  }

  function send(command: CommandToSend): void {
    current?.send(command);
  }

  function typing(consultation: string, on: boolean): void {
    if (isLive()) current?.typing(consultation, on);
  }

  function received(cursor: Cursor): void {
    if (isLive()) current?.received(cursor);
  }

  function follow(cursor: Cursor): void {
    if (isLive()) current?.follow(cursor);
  }

  function unfollow(consultation: string): void {
    if (isLive()) current?.unfollow(consultation);
  }

  function connect(): void {
    if (!mayConnect()) return;
    cancelRetry();
    const windowMs = windowEndsMs - timers.now();
    if (windowMs > 0) return retryIn(windowMs);
    const offline = offlineSinceMs === null ? {} : { offlineSinceMs };
    host.status({ type: 'connecting', ...offline });
    const bySocket = transport.live === 'socket' && failedOpens < CLIENT_LIMITS.failedOpensMax;
    current = open(bySocket ? 'socket' : 'poll');
  }

  /** Channels tell nothing once they are closed, so whatever is told comes from the one that counts. */
  function open(kind: Channel['kind']): Channel {
    const channelHost: ChannelHost = {
      ...host,
      live: () => onLive(channel),
      down: (why) => (candidate === channel ? upgradeIn(Math.max(CLIENT_LIMITS.socketRetryMs, why.retryAfterMs ?? 0)) : onDown(why)),
    };
    const channel = kind === 'socket' ? createSocketChannel(parts, channelHost) : createPollChannel(parts, channelHost);
    return channel;
  }

  function onLive(channel: Channel): void {
    if (candidate === channel) {
      current?.close();
      current = channel;
      candidate = null;
      host.lost();
    }
    liveSinceMs = timers.now();
    offlineSinceMs = null;
    if (channel.kind === 'socket') failedOpens = 0;
    // What kept sockets from opening may have been an outage that is over.
    else if (transport.live === 'socket') upgradeIn(CLIENT_LIMITS.socketFirstRetryMs);
    host.status({ type: 'live', channel: channel.kind });
    host.live();
  }

  function onDown(why: ChannelDown): void {
    const kind = current?.kind;
    const livedMs = liveSinceMs === null ? -1 : timers.now() - liveSinceMs;
    drop();
    if (livedMs >= CLIENT_LIMITS.stableAfterMs) attempt = 0;
    if (kind === 'poll') failedOpens = CLIENT_LIMITS.failedOpensMax - 1;
    else if (livedMs < 0 && !why.asked) failedOpens += 1;
    if (why.fatal && why.error) void renew(why.error);
    else retryLater(why.retryAfterMs);
  }

  async function renew(error: ConsultError): Promise<void> {
    renewing = true;
    host.status({ type: 'connecting' });
    // Where nobody answers, the session may still be won back later.
    const renewed = error.code === 'CLIENT_OUTDATED' ? false : await host.renew(error).catch(() => true);
    renewing = false;
    if (renewed) retryLater(undefined);
    else if (wanted) stop({ type: 'stopped', error });
  }

  function retryLater(retryAfterMs: number | undefined): void {
    const retryInMs = retryPauseMs(timers, attempt, retryAfterMs);
    if (retryAfterMs === undefined) attempt += 1;
    else windowEndsMs = timers.now() + retryInMs;
    offlineSinceMs ??= timers.now();
    if (mayConnect()) retryIn(retryInMs);
  }

  function retryIn(retryInMs: number): void {
    const nowMs = timers.now();
    cancelRetry = timers.after(retryInMs, () => connect());
    host.status({
      type: 'waiting',
      retryInMs,
      offlineSinceMs: offlineSinceMs ?? nowMs,
    });
  }

  function mayConnect(): boolean {
    return wanted && !resting && !renewing && !current;
  }

  /** Sockets failed, polling works: a socket is tried from time to time, and takes over once it is welcomed. */
  function upgradeIn(delayMs: number): void {
    candidate = null;
    cancelUpgrade();
    cancelUpgrade = timers.after(delayMs, () => {
      candidate = open('socket');
    });
  }

  function drop(): void {
    cancelRetry();
    cancelUpgrade();
    const live = isLive();
    const channels = [current, candidate];
    current = candidate = liveSinceMs = null;
    for (const channel of channels) channel?.close();
    if (live) {
      offlineSinceMs = timers.now();
      host.lost();
    }
  }

  function forgetFailures(): void {
    attempt = failedOpens = 0;
    offlineSinceMs = null;
  }

  return {
    get live() {
      return isLive();
    },
    start,
    stop,
    rest,
    wake,
    restart,
    fail: () => onDown({}),
    send,
    typing,
    received,
    follow,
    unfollow,
  };
}
