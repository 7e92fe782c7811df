import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { smtpTransport } from "./smtp";

interface Received {
  readonly from: string | undefined;
  readonly to: readonly string[];
  readonly text: string;
}

const received: Received[] = [];
const server = new SMTPServer({
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
  onAuth({ username, password }, _session, done) {
    if (username === "portal" && password === "secret") done(null, { user: username });
    else done(new Error("wrong sign-in"));
  },
  onRcptTo({ address }, _session, done) {
    done(address.startsWith("nobody@") ? new Error("no such mailbox") : null);
  },
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : undefined,
        to: envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString(),
      });
      done();
    });
  },
});
let port: number;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const open = (account = "portal:secret") =>
  smtpTransport(`smtp://${account}@127.0.0.1:${port}`, "Portolan <portal@registry.test>");
const letter = {
  id: "01a1fc54-8ca1-7c08-8037-4060bb8ac60f",
  to: "ada@example.com",
  subject: "Verify your email address",
  text: "Grüße,\n\nhttps://portal.test/verify?token=abc",
  createdAt: new Date("2026-11-21T09:00:00Z"),
};

it("hands a mail to the server, under an id that a second try keeps", async () => {
  const smtp = open();
  await smtp.deliver(letter);
  await smtp.deliver(letter);
  smtp.close();
  expect(received).toHaveLength(2);
  expect(received[0]).toMatchObject({ from: "portal@registry.test", to: ["ada@example.com"] });
  for (const { text } of received) {
    expect(text).toContain(`Message-ID: <${letter.id}@registry.test>`);
    expect(text).toContain("Subject: Verify your email address");
    expect(text).toContain("Auto-Submitted: auto-generated");
  }
});

it("sends to one mailbox whatever the address looks like", async () => {
  const before = received.length;
  const smtp = open();
  const forged = { ...letter, to: "ada@example.com, eve@example.com" };
  await smtp.deliver(forged).catch(() => undefined);
  smtp.close();
  expect(received.slice(before).flatMap(({ to }) => to)).not.toContain("eve@example.com");
});

it("tells of a refusal, of the mailbox and of the sign-in", async () => {
  const smtp = open();
  await expect(smtp.deliver({ ...letter, to: "nobody@example.com" })).rejects.toThrow("no such mailbox");
  smtp.close();
  const stranger = open("portal:wrong");
  await expect(stranger.deliver(letter)).rejects.toThrow("Invalid login");
  stranger.close();
});
