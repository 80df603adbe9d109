/** A local server whose connections end with it. */
import type { AddressInfo, Server, Socket } from 'node:net';

/** Connections of a server, and those that it makes itself. */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  get count(): number {
    return this.#sockets.size;
  }

  /** An error of the connection is its end. */
  readonly keep = (socket: Socket): void => {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  };

  /** Has the server listen on a free port of 127.0.0.1. */
  async serve(server: Server): Promise<{ port: number; url: string; close(): Promise<void> }> {
    server.on('connection', this.keep);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = async (): Promise<void> => {
      for (const socket of this.#sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    };
    return { port, url: `http://127.0.0.1:${port}`, close };
  }
}
