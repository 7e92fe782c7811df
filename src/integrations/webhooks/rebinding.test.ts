import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { decode, encode } from "dns-packet";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReceiver, type WebhookReceiver } from "@/testing/webhook-receiver";
import { addressGuard } from "./guard";
import { webhookSender } from "./post";
import { systemResolve } from "./resolve";

/** A name's addresses at one question. */
interface Answer {
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
}

let receiver: WebhookReceiver;
let nameserver: Socket;
/** What it answers, one after the other; the last again and again. */
let answers: Answer[];
let asked: string[];

beforeEach(async () => {
  receiver = await openReceiver();
  asked = [];
  nameserver = createSocket("udp4");
  nameserver.on("message", (message, { port, address }) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    if (!question) return;
    const turn = asked.filter((type) => type === question.type).length;
    asked.push(question.type);
    const answer = answers[Math.min(turn, answers.length - 1)] ?? {};
    const found = question.type === "A" ? answer.a : question.type === "AAAA" ? answer.aaaa : [];
    const packet = encode({
      type: "response",
      id,
      questions,
      answers: (found ?? []).map((data) => ({
        type: question.type as "A" | "AAAA",
        name: question.name,
        ttl: 0,
        data,
      })),
    });
    nameserver.send(packet, port, address);
  });
  nameserver.bind(0, "127.0.0.1");
  await once(nameserver, "listening");
});
afterEach(async () => {
  nameserver.close();
  await receiver.close();
});

async function post(allowed: readonly string[] = [], protocol = "https") {
  const resolve = systemResolve([`127.0.0.1:${nameserver.address().port}`]);
  const sender = webhookSender({ guard: addressGuard(allowed), resolve, timeoutMs: 2_000 });
  const url = `${protocol}://rebind.example:${receiver.port}/`;
  const { status, error } = await sender.post({ url, headers: {}, body: "{}" });
  sender.close();
  return { status, error };
}

it("a name that changes after it was checked is connected to as it was", async () => {
  answers = [{ a: ["127.0.0.1"] }, { a: ["169.254.169.254"] }];
  expect(await post(["127.0.0.1"], "http")).toEqual({ status: 200, error: null });
  // It was asked once for each family: there is no second question whose answer nobody checks.
  expect(asked.sort()).toEqual(["A", "AAAA"]);
  expect(await post(["127.0.0.1"], "http")).toEqual({ status: null, error: "refused_address" });
  expect(receiver.received).toHaveLength(1);
});

it.each<[string, Answer]>([
  ["an address of the machine itself", { a: ["127.0.0.1"] }],
  ["a metadata service", { a: ["169.254.169.254"] }],
  ["a metadata service by IPv6", { aaaa: ["fd00:ec2::254"] }],
  ["a private address beside a public one", { a: ["8.8.8.8", "10.0.0.1"] }],
  ["a private address of the other family", { a: ["8.8.8.8"], aaaa: ["fe80::1"] }],
  ["an IPv4 address in an IPv6 one", { aaaa: ["::ffff:127.0.0.1"] }],
  ["an IPv4 address behind a translator", { aaaa: ["64:ff9b::7f00:1"] }],
])("a name that leads to %s is not connected to", async (_, answer) => {
  answers = [answer];
  expect(await post()).toEqual({ status: null, error: "refused_address" });
  expect(receiver.received).toHaveLength(0);
});

it("a name without addresses is a fault of DNS", async () => {
  answers = [{}];
  expect(await post()).toEqual({ status: null, error: "dns" });
});
