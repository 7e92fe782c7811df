import { createServer, type Server, type Socket } from "node:net";
import { type Responder, transferQuery } from "./responder";
import { writeMessage } from "./tcp-frame";
import type { TransferServer } from "./transfer";

export interface TcpOptions {
  host: string;
  port: number;
  responder: Responder;
  transfers: TransferServer;
  maxConnections: number;
  idleMs: number;
  onError: (error: unknown) => void;
}

/** Answers in flight on one connection; more wait unread (RFC 7766 §6.2.1.1 lets clients pipeline). */
const MOST_IN_FLIGHT = 100;

/** Answers over TCP (RFC 7766): many queries on a connection, answered as they are ready. @throws as EADDRINUSE */
export async function listenTcp(options: TcpOptions): Promise<{ port: number; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    if (open.size >= options.maxConnections) {
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    serve(socket, options);
  });
  const port = await listen(server, options);
  server.on("error", options.onError);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function listen(server: Server, { host, port }: TcpOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function serve(socket: Socket, { responder, transfers, idleMs, onError }: TcpOptions): void {
  let pending: Buffer = Buffer.alloc(0);
  let inFlight = 0;
  socket.setTimeout(idleMs, () => socket.destroy());
  // Resets by clients are everyday and no fault of ours.
  socket.on("error", () => socket.destroy());

  const respond = async (query: Buffer): Promise<void> => {
    const transfer = transferQuery(query);
    if (transfer) return transfers.send(transfer, socket);
    const response = await responder.respond(query, "tcp");
    if (response === null) socket.destroy();
    else await writeMessage(socket, response);
  };
  const drain = (): void => {
    while (inFlight < MOST_IN_FLIGHT && pending.length >= 2) {
      const end = 2 + pending.readUInt16BE(0);
      if (pending.length < end) break;
      const query = pending.subarray(2, end);
      pending = pending.subarray(end);
      inFlight++;
      respond(query)
        .catch((error) => {
          onError(error);
          socket.destroy();
        })
        .finally(() => {
          inFlight--;
          drain();
        });
    }
    if (inFlight >= MOST_IN_FLIGHT) socket.pause();
    else if (socket.isPaused()) socket.resume();
  };
  socket.on("data", (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    drain();
  });
}
