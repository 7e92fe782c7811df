import { describe, expect, it } from "vitest";
import { pathOf } from "./plot-shapes";
import { bytesText, countText, microsText, secondsText } from "./units";
import { verdictsOf } from "./verdicts";

type Now = Parameters<typeof verdictsOf>[0];

const gauges = {
  jobs_waiting: 0,
  jobs_retrying: 0,
  jobs_failed: 0,
  jobs_oldest_seconds: 0,
  mail_waiting: 0,
  mail_retrying: 0,
  dns_outbox_rows: 0,
  dns_outbox_oldest_seconds: 0,
  dns_serial_lag: 0,
  pending_work: 0,
  pending_work_oldest_seconds: 0,
  audit_unsealed: 0,
  commands_unsealed: 0,
  seal_lag_seconds: 0,
  lifecycle_lag_seconds: 0,
  renewals_unpaid: 0,
  workflows_stuck: 0,
  webhooks_failing: 0,
  webhooks_waiting: 0,
  webhooks_oldest_seconds: 0,
  registrations_per_minute: 0,
  database_bytes: 12_500_000,
};

const verdict = (
  part: string,
  over: Partial<Omit<Now, "gauges">> & { gauges?: Partial<Now["gauges"]> } = {},
) => {
  const { gauges: some, ...rest } = over;
  const now = { at: "2026-11-21T09:00:30Z", measuredAt: "2026-11-21T09:00:00Z", databaseMs: 4, ...rest };
  const found = verdictsOf({ ...now, gauges: { ...gauges, ...some } }).find((one) => one.part === part);
  return found && [found.tone, found.state];
};

describe("whether a part is well", () => {
  it("says works when nothing waits", () => {
    expect(
      ["Database", "Worker", "DNS", "Lives of names", "Webhooks", "Mail"].map((part) => verdict(part)),
    ).toEqual([
      ["ok", "Works"],
      ["ok", "Works"],
      ["ok", "Up to date"],
      ["ok", "Up to date"],
      ["ok", "Works"],
      ["ok", "Works"],
    ]);
  });

  it("tells a worker that stands from one that is behind and one that was never there", () => {
    expect(verdict("Worker", { measuredAt: "2026-11-21T08:50:00Z" })).toEqual(["bad", "Stands"]);
    expect(verdict("Worker", { measuredAt: null })).toEqual(["warn", "Not heard of"]);
    expect(verdict("Worker", { gauges: { jobs_oldest_seconds: 90 } })).toEqual(["warn", "Behind"]);
    expect(verdict("Worker", { gauges: { jobs_failed: 1 } })).toEqual(["warn", "Works"]);
  });

  it("gives DNS five seconds, then a minute", () => {
    const waiting = (s: number) =>
      verdict("DNS", { gauges: { dns_outbox_rows: 3, dns_outbox_oldest_seconds: s } });
    expect([waiting(4), waiting(30), waiting(61)].map((found) => found?.[0])).toEqual(["ok", "warn", "bad"]);
  });

  it("gives names' lives three minutes, then an hour, and a due delivery one", () => {
    const late = (s: number) => verdict("Lives of names", { gauges: { lifecycle_lag_seconds: s } });
    expect([late(100), late(200), late(4_000)].map((found) => found?.[0])).toEqual(["ok", "warn", "bad"]);
    const due = (s: number) => verdict("Webhooks", { gauges: { webhooks_oldest_seconds: s } });
    expect([due(59), due(61)].map((found) => found?.[0])).toEqual(["ok", "warn"]);
    // A dead receiver is its owner's matter.
    expect(verdict("Webhooks", { gauges: { webhooks_failing: 3, webhooks_waiting: 900 } })?.[0]).toBe("ok");
  });

  it("names a slow database and refused mail", () => {
    expect(verdict("Database", { databaseMs: 900 })).toEqual(["warn", "Slow"]);
    expect(verdict("Mail", { gauges: { mail_retrying: 2 } })).toEqual(["warn", "Refused"]);
  });
});

describe("a plot's texts and lines", () => {
  it("writes values with their units", () => {
    expect([microsText(850), microsText(4_230), microsText(1_500_000)]).toEqual([
      "850 µs",
      "4.23 ms",
      "1.5 s",
    ]);
    expect([secondsText(0), secondsText(130), secondsText(7_300), secondsText(259_200)]).toEqual([
      "0 s",
      "2 min",
      "2 h",
      "3 d",
    ]);
    expect([bytesText(12_500_000), bytesText(3.2e9)]).toEqual(["12.5 MB", "3.2 GB"]);
    expect([countText(0.25), countText(1_204)]).toEqual(["0.25", "1,204"]);
  });

  it("leaves a gap where nothing was measured", () => {
    const same = (value: number) => value;
    expect(pathOf([1, 2, null, 3], same, same)).toBe("M0,1h0L1,2M3,3h0");
  });
});
