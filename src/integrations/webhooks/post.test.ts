import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebhookSender } from "@/services/webhooks/port";
import { openReceiver, type WebhookReceiver } from "@/testing/webhook-receiver";
import { addressGuard } from "./guard";
import { type SenderOptions, webhookSender } from "./post";
import { systemResolve } from "./resolve";

let receiver: WebhookReceiver;
const senders: WebhookSender[] = [];

const sender = (over: Partial<SenderOptions> = {}) => {
  const made = webhookSender({
    guard: addressGuard(["127.0.0.0/8", "::1"]),
    resolve: systemResolve(),
    timeoutMs: 1_000,
    ...over,
  });
  senders.push(made);
  return made;
};
const post = (url = receiver.url, over: Partial<SenderOptions> = {}) =>
  sender(over).post({ url, headers: { "content-type": "application/json" }, body: '{"a":1}' });

beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(async () => {
  for (const one of senders.splice(0)) one.close();
  await receiver.close();
});

describe("posting", () => {
  it("sends the body and gives back status, headers and body", async () => {
    receiver.answer = (_, response) => void response.writeHead(201, { "x-test": "yes" }).end("thanks");
    expect(await post()).toMatchObject({
      status: 201,
      error: null,
      headers: { "x-test": "yes" },
      body: "thanks",
    });
    expect(receiver.received[0]?.body).toBe('{"a":1}');
  });

  it("uses a connection again, and a new one when that was closed meanwhile", async () => {
    const one = sender();
    const send = () => one.post({ url: receiver.url, headers: {}, body: "{}" });
    const ports: (number | undefined)[] = [];
    receiver.answer = (_, response, raw) => {
      ports.push(raw.socket.remotePort);
      response.end("ok", () => ports.length === 2 && setTimeout(() => raw.socket.resetAndDestroy(), 5));
    };
    await send();
    await send();
    expect(await send()).toMatchObject({ status: 200, error: null });
    expect(ports[1]).toBe(ports[0]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await send()).toMatchObject({ status: 200, error: null });
  });

  it("gives up a receiver that hangs", async () => {
    receiver.answer = () => undefined;
    const began = Date.now();
    expect(await post()).toMatchObject({ status: null, error: "timeout" });
    expect(Date.now() - began).toBeLessThan(1_500);
  });

  it("gives up one that answers a byte at a time", async () => {
    receiver.answer = (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 100);
      response.on("close", () => clearInterval(drip));
    };
    const answer = await post();
    expect(answer).toMatchObject({ status: 200, error: "timeout" });
    expect(answer.body).toMatch(/^x+$/);
  });

  it("reads 64 kB of a 10 MB answer and closes the connection", async () => {
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      receiver.answer = (_, response) => {
        response.on("close", resolve);
        const chunk = Buffer.alloc(65_536, "x");
        const more = () => {
          while (written < 10_485_760 && !response.destroyed) {
            written += chunk.length;
            if (!response.write(chunk)) return response.once("drain", more);
          }
          return response;
        };
        more();
      };
    });
    const answer = await post();
    expect(answer).toMatchObject({ status: 200, error: null });
    expect(answer.body).toHaveLength(65_536);
    await closed;
    expect(written).toBeLessThan(10_485_760);
  });

  it("says that the connection was reset, before and within an answer", async () => {
    receiver.answer = (_, __, raw) => void raw.socket.resetAndDestroy();
    expect(await post()).toMatchObject({ status: null, error: "connection_reset" });
    receiver.answer = (_, response, raw) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => raw.socket.destroy());
    };
    expect(await post()).toMatchObject({ status: 200, error: "connection_reset" });
  });

  it("says that nobody listens, that the name is not there, and that it is no HTTP", async () => {
    const { port } = receiver;
    await receiver.close();
    expect((await post(`http://127.0.0.1:${port}/`)).error).toBe("connection_refused");
    receiver = await openReceiver();
    const resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    expect((await post("https://nowhere.example/", { resolve })).error).toBe("dns");
    const plain = createServer((socket) => void socket.end("SSH-2.0-OpenSSH\r\n"));
    await new Promise<void>((done) => plain.listen(0, "127.0.0.1", done));
    const at = (plain.address() as AddressInfo).port;
    expect((await post(`http://127.0.0.1:${at}/`)).error).toBe("invalid_response");
    plain.close();
  });

  it("does not follow a redirect", async () => {
    receiver.answer = (_, response) =>
      void response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
    expect(await post()).toMatchObject({ status: 302, error: null });
    expect(receiver.received).toHaveLength(1);
  });
});

describe("the guard at connect time", () => {
  const closed = addressGuard([]);

  it("refuses addresses in the URL", async () => {
    for (const url of [
      receiver.url,
      "https://169.254.169.254/",
      "https://[::ffff:10.0.0.1]/",
      "https://2130706433/",
    ]) {
      expect(await post(url, { guard: closed })).toMatchObject({ status: null, error: "refused_address" });
    }
    expect(receiver.received).toHaveLength(0);
  });

  it("refuses a name when any of its addresses is refused", async () => {
    const resolve = async () => ["8.8.8.8", "10.0.0.1"];
    expect((await post("https://rebind.example/", { guard: closed, resolve })).error).toBe("refused_address");
    expect((await post("https://localhost/", { guard: closed })).error).toBe("refused_address");
  });

  it("sends nothing without TLS, but to what operators allow", async () => {
    const resolve = async () => ["8.8.8.8"];
    expect((await post("http://example.com/", { guard: closed, resolve })).error).toBe("refused_plain_http");
    expect((await post("http://8.8.8.8/", { guard: closed })).error).toBe("refused_plain_http");
  });
});
