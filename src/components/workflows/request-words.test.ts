import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { paceOf } from "./pace";
import { plannedSteps } from "./plan";
import { standing } from "./request-table";
import { stateWords } from "./request-words";
import { spokenState, stepWords } from "./step-words";

const plan = ["check", "contact", "payment", "register", "publish"];
const at = "2026-11-21T12:00:00.000Z";
const done = (step: string) => ({ step, outcome: "done" as const, at, note: null });
const base = { plan, unicode: "bücher.com.store", action: null, error: null, waitsFor: null };

it("has words for every step of every plan", () => {
  const source = readFileSync("src/services/workflows/plan.ts", "utf8");
  const steps = [...source.matchAll(/"([a-z_]+)"/g)].flatMap(([, step]) => step ?? []);
  expect(steps.length).toBeGreaterThan(8);
  for (const step of steps) {
    const { todo, doing, done } = stepWords(step);
    expect(new Set([todo, doing, done]).size, step).toBe(3);
  }
});

it("tells what is done, what is under way and what is to come", () => {
  const states = (request: Parameters<typeof plannedSteps>[0]) =>
    plannedSteps(request).map(({ state }) => state);
  const steps = [done("check"), done("contact")];
  const here = { plan, step: "payment", steps };
  expect(states({ ...here, state: "in_progress" })).toEqual(["done", "done", "doing", "todo", "todo"]);
  expect(states({ ...here, state: "action_required" })).toEqual(["done", "done", "waiting", "todo", "todo"]);
  expect(states({ ...here, state: "failed" })).toEqual(["done", "done", "failed", "todo", "todo"]);
  expect(new Set(states({ ...here, state: "succeeded" }))).toEqual(new Set(["done"]));
});

it("shows a step that was done after it had waited as done, with when", () => {
  const waited = { step: "check", outcome: "waiting" as const, at, note: "Its price" };
  const [first] = plannedSteps({
    plan,
    step: "contact",
    steps: [waited, done("check")],
    state: "in_progress",
  });
  expect(first).toEqual({ step: "check", state: "done", at, note: null });
});

it("is looked at often while things happen, seldom when nothing has for long, soon where a user is awaited", () => {
  const after = (seconds: number, state: "in_progress" | "action_required" | "blocked") =>
    paceOf({ state, updatedAt: at }, new Date(Date.parse(at) + seconds * 1_000));
  expect([1, 30, 300, 3_000].map((seconds) => after(seconds, "in_progress"))).toEqual([
    400, 1_500, 4_000, 15_000,
  ]);
  expect([1, 3_000].map((seconds) => after(seconds, "action_required"))).toEqual([1_000, 4_000]);
});

it("says each state in words, as a screen reader does and as a list does", () => {
  const asked = {
    type: "payment_confirmation",
    amount: 1,
    currency: "USD",
    paymentId: "1",
    url: "/",
  } as const;
  const waits = { ...base, state: "action_required", step: "payment", action: asked } as const;
  expect(spokenState(waits)).toBe("bücher.com.store needs you: Confirm at your bank");
  expect(standing(waits)).toBe("Confirm at your bank");
  const error = { code: "cancelled", message: "It was taken back" };
  expect(stateWords({ state: "failed", error }).text).toBe("Cancelled");
  expect(standing({ ...base, state: "blocked", step: "approval", waitsFor: "its holder" })).toBe(
    "Waiting for its holder",
  );
  expect(spokenState({ ...base, state: "in_progress", step: "publish" })).toBe(
    "bücher.com.store: Telling the nameservers",
  );
});
