import type { Socket } from "node:net";

/** Sends a message behind its length (RFC 1035 §4.2.2); resolves when the client can take more. */
export async function writeMessage(socket: Socket, message: Buffer): Promise<void> {
  if (socket.destroyed || !socket.writable) return;
  const framed = Buffer.allocUnsafe(message.length + 2);
  framed.writeUInt16BE(message.length, 0);
  message.copy(framed, 2);
  if (socket.write(framed)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
