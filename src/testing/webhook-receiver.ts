import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedDelivery {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly port: number;
  readonly received: ReceivedDelivery[];
  /** Answers from now on. */
  answer: (request: ReceivedDelivery, response: ServerResponse, raw: IncomingMessage) => void;
  /** Resolves when so many were received. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** An HTTP server of its own on the loopback that takes deliveries, with 200 unless `answer` is set. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const waiting = new Set<() => void>();
  const received: ReceivedDelivery[] = [];
  const server = createServer((raw, response) => {
    let body = "";
    raw.setEncoding("utf8");
    raw.on("data", (chunk: string) => {
      body += chunk;
    });
    raw.on("end", () => {
      const headers = raw.headers as Record<string, string>;
      const delivery = { path: raw.url ?? "", headers, body, at: Date.now() };
      received.push(delivery);
      receiver.answer(delivery, response, raw);
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answer: (_, response) => void response.end("ok"),
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
