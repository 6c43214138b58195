import type { ServerSocket } from '../network/server-socket.ts';

/** Stands for the server of `ws`: hands on the socket that the simulated network has opened. */
export class WebSocketServer {
  handleUpgrade(request: { simulated: ServerSocket }, _stream: unknown, _head: unknown, opened: (socket: ServerSocket) => void): void {
    opened(request.simulated);
  }

  close(): void {}
}

/** Only its constants are used where no socket is opened by hand. */
export const WebSocket = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;
