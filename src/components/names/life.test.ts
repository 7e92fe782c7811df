import { expect, it } from "vitest";
import { addDays } from "@/lib/time";
import { lifePhases } from "./life";

const POLICY = { autoRenewGraceDays: 45, redemptionDays: 30, pendingDeleteDays: 5 };
const REGISTERED = new Date("2026-01-01T00:00:00Z");
const day = (days: number) => addDays(REGISTERED, days);
const name = {
  registeredAt: REGISTERED.toISOString(),
  addGraceEndsAt: day(5).toISOString(),
  expiresAt: day(365).toISOString(),
  deletedAt: null,
  redemptionEndsAt: null,
  releasesAt: null,
};
const brief = (phases: ReturnType<typeof lifePhases>) =>
  phases.map(({ from, to, tone }) => [from, to, tone] as const);

it("goes from the add grace period over expiry to redemption", () => {
  expect(brief(lifePhases(name, POLICY, day(20)))).toEqual([
    [day(0), day(5), "neutral"],
    [day(5), day(365), "accent"],
    [day(365), day(410), "warn"],
    [day(410), day(440), "bad"],
  ]);
});

it("ends at deletion, and goes on with redemption and pending delete", () => {
  const deleted = {
    ...name,
    deletedAt: day(100).toISOString(),
    redemptionEndsAt: day(130).toISOString(),
    releasesAt: day(135).toISOString(),
  };
  expect(brief(lifePhases(deleted, POLICY, day(101)))).toEqual([
    [day(0), day(100), "accent"],
    [day(100), day(130), "warn"],
    [day(130), day(135), "bad"],
  ]);
});

it("keeps a name that nobody took away among the expired ones", () => {
  const phases = lifePhases(name, POLICY, day(500));
  expect(phases[2]).toMatchObject({ from: day(365), to: day(500) });
});

it("leaves out a phase that takes no time", () => {
  const phases = lifePhases({ ...name, addGraceEndsAt: name.registeredAt }, POLICY, day(1));
  expect(phases[0]?.tone).toBe("accent");
});
