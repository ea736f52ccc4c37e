import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens on the loopback interface. */
export interface OnLoopback {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Ends it with every connection that it has. */
  close(): Promise<void>;
}

/**
 * Lets a server listen on this port of the loopback interface, or on any free one (0); where it is busy, on one of as many
 * after it as `spare` says. Throws where all of them are busy.
 */
export async function listenOnLoopback(server: Server, port: number, spare = 0): Promise<OnLoopback> {
  try {
    await listening(server, port);
  } catch (error) {
    const isBusy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!isBusy || spare === 0) throw error;
    return listenOnLoopback(server, port + 1, spare - 1);
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
