import { expect, it } from "vitest";
import { judgeTry } from "./retry";

const now = new Date("2026-11-21T09:00:00Z");
const answer = (
  status: number | null,
  headers: Record<string, string> = {},
  error: string | null = null,
) => ({
  status,
  error,
  headers,
  body: "",
});
const judge = (given: ReturnType<typeof answer>, over: Partial<Parameters<typeof judgeTry>[1]> = {}) =>
  judgeTry(given, { tries: 1, failingSince: null, now, random: 0.5, ...over });
const waitOf = (...given: Parameters<typeof judge>) =>
  (judge(...given).nextAt?.getTime() ?? 0) - now.getTime();

it.each([200, 201, 202, 204, 299])("%d is a success", (status) => {
  expect(judge(answer(status))).toEqual({ state: "delivered", nextAt: null, disable: null });
});

it.each([
  ["a redirect", answer(301)],
  ["a refusal", answer(404)],
  ["a failure", answer(500)],
  ["no answer", answer(null, {}, "timeout")],
  ["a success that broke off", answer(200, {}, "connection_reset")],
])("%s is tried again", (_, given) => {
  expect(judge(given)).toMatchObject({ state: "pending", disable: null });
});

it("waits a tenth more or less", () => {
  expect([0, 0.5, 1].map((random) => waitOf(answer(500), { random }))).toEqual([4_500, 5_000, 5_500]);
});

it.each([
  ["120", 120_000],
  ["Sat, 21 Nov 2026 10:00:00 GMT", 3_600_000],
  ["Fri, 20 Nov 2026 10:00:00 GMT", 5_000],
  ["0", 5_000],
  ["-5", 5_000],
  ["soon", 5_000],
  ["999999999", 86_400_000],
])("a Retry-After of %s waits %d ms", (text, millis) => {
  expect(waitOf(answer(503, { "retry-after": text }))).toBe(millis);
});

it("gives up after the eighth try, and tells 410 and five days of failures apart", () => {
  expect(judge(answer(500), { tries: 8 })).toEqual({ state: "failed", nextAt: null, disable: null });
  expect(judge(answer(410))).toEqual({ state: "failed", nextAt: null, disable: "gone" });
  const failingSince = new Date(now.getTime() - 5 * 86_400_000);
  expect(judge(answer(500), { failingSince }).disable).toBe("failing");
  expect(judge(answer(200), { failingSince }).disable).toBeNull();
});
