import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Responder } from "./responder";

/** Answers over UDP. @throws what `bind` says, as EADDRINUSE */
export async function listenUdp(options: {
  host: string;
  port: number;
  responder: Responder;
  onError: (error: unknown) => void;
}): Promise<{ close(): Promise<void> }> {
  const { responder } = options;
  const socket = createSocket({
    type: isIPv6(options.host) ? "udp6" : "udp4",
    // Addresses of clients are addresses already: no look-up, no turn of the event loop.
    lookup: (address, _options, callback) => callback(null, address, isIPv6(address) ? 6 : 4),
    recvBufferSize: 1 << 20,
    sendBufferSize: 1 << 20,
  });
  socket.on("message", (packet: Buffer, peer: RemoteInfo) => {
    // Port 0 cannot be answered; a packet that claims it is forged.
    if (peer.port === 0) return;
    const response = responder.respond(packet, "udp");
    if (response === null) return;
    if (response instanceof Promise) void response.then((late) => late && send(socket, late, peer));
    else send(socket, response, peer);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind({ address: options.host, port: options.port }, () => {
      socket.off("error", reject);
      socket.on("error", options.onError);
      resolve();
    });
  });
  return { close: () => new Promise((resolve) => socket.close(() => resolve())) };
}

/** A response that cannot be sent is lost like any packet: the client asks again. */
function ignore(): void {}

function send(socket: Socket, response: Buffer, peer: RemoteInfo): void {
  try {
    socket.send(response, 0, response.length, peer.port, peer.address, ignore);
  } catch {
    // The socket was closed while the answer was looked up.
  }
}
