import type { ChatMessage, CommandResult, ConsultError } from '@consult-kit/protocol';
import type {
  ClientEventMap,
  ClientSnapshot,
  ConnectionStatus,
  ConsultClient,
  DeskClient,
  DeskClientEventMap,
  OutgoingMessage,
} from './api.ts';
import type { HostBridge, Timers, Transport } from './boundary.ts';
import { createConsultClient } from './index.ts';
import type { createDeskClient } from './desk.ts';
import { createWebBridge, createWebTimers, createWebTransport } from './web.ts';
import type { createWebConsultClient } from './web.ts';

/** Compiles only where both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_Claim extends true>(): void {
  // The claim is in the type.
}

/** Never run: the compiler reads it. */
export function promisesOfTheTypes(client: ConsultClient, desk: DeskClient): void {
  // Adapters fit the boundary, and nothing but the boundary is asked for.
  const transport: Transport = createWebTransport({ gateway: '/' });
  const timers: Timers = createWebTimers();
  const bridge: HostBridge = createWebBridge();
  holds<Same<ReturnType<typeof createConsultClient>, ConsultClient>>();
  holds<Same<ReturnType<typeof createDeskClient>, DeskClient>>();
  holds<Same<ReturnType<typeof createWebConsultClient>, ConsultClient>>();
  createConsultClient({ transport, bridge, timers, campaign: 'demo' });
  // @ts-expect-error A campaign is needed.
  createConsultClient({ transport, bridge, timers });

  // Each event brings its own payload.
  client.on('change', ({ session }: ClientSnapshot) => void session);
  client.on('message', ({ message }: { message: ChatMessage }) => void message.text);
  client.on('error', ({ code }: ConsultError) => void code);
  desk.on('status', ({ from, to }: ClientEventMap['status']) => void [from, to]);
  // @ts-expect-error A change brings a snapshot.
  client.on('change', ({ text }: ChatMessage) => void text);
  holds<Same<DeskClientEventMap['message'], ClientEventMap['message']>>();
  // @ts-expect-error There is no such event.
  client.on('messages', () => {});
  // @ts-expect-error Listening is stopped by what `on` returns.
  client.on('change', () => {}).stop();

  // Snapshots are for reading.
  // @ts-expect-error Read only.
  client.snapshot = client.snapshot;
  // @ts-expect-error Read only.
  client.snapshot.consultation?.events.push();

  // Calls say what they resolve with.
  holds<Same<ReturnType<ConsultClient['send']>, Promise<ChatMessage>>>();
  holds<Same<ReturnType<DeskClient['setStatus']>, Promise<CommandResult>>>();
  holds<Same<OutgoingMessage['status'], 'queued' | 'sending' | 'failed'>>();
  // @ts-expect-error Advice has three fields.
  void desk.finish('id', { outcome: 'advice', advice: { advice: 'Rest.' } });
}

/** A switch over the connection is checked for completeness. */
export function wordFor(status: ConnectionStatus): string {
  switch (status.type) {
    case 'idle':
    case 'connecting':
    case 'elsewhere':
      return status.type;
    case 'live':
      return status.channel;
    case 'waiting':
      return `${status.retryInMs} ms`;
    case 'stopped':
      return status.error.code;
  }
}
