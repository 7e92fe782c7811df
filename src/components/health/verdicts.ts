import type { Output } from "../trpc";
import { bytesText, countText, microsText, secondsText } from "./units";

type Now = Output<"console.health.load">["now"];

/** One part of the portal, and whether it is well now. */
export interface Verdict {
  readonly part: string;
  readonly tone: "ok" | "warn" | "bad";
  /** In a word or two. */
  readonly state: string;
  readonly detail: string;
}

/** The worker measures each minute: two missed ones mean that it stands. */
const LATE_MS = 150_000;
const SLOW_DATABASE_MS = 250;

/** Whether every part is well, from what is in the database: of all processes. */
export function verdictsOf(now: Now): Verdict[] {
  const of = [databaseVerdict, workerVerdict, dnsVerdict, lifecycleVerdict, webhooksVerdict, mailVerdict];
  return of.map((verdict) => verdict(now));
}

function databaseVerdict({ databaseMs, gauges }: Now): Verdict {
  const isSlow = databaseMs > SLOW_DATABASE_MS;
  return {
    part: "Database",
    tone: isSlow ? "warn" : "ok",
    state: isSlow ? "Slow" : "Works",
    detail: `Measured in ${microsText(databaseMs * 1000)}, holds ${bytesText(gauges.database_bytes)}`,
  };
}

function workerVerdict({ at, measuredAt, gauges }: Now): Verdict {
  const part = "Worker";
  const { jobs_waiting: waiting, jobs_oldest_seconds: oldest, jobs_failed: failed } = gauges;
  if (measuredAt === null) {
    return {
      part,
      tone: "warn",
      state: "Not heard of",
      detail: "No minute was measured in the last 24 hours",
    };
  }
  const silence = new Date(at).getTime() - new Date(measuredAt).getTime();
  if (silence > LATE_MS) {
    return {
      part,
      tone: "bad",
      state: "Stands",
      detail: `It last measured ${secondsText(silence / 1000)} ago`,
    };
  }
  if (oldest > 60) {
    const detail = `${countText(waiting)} jobs are due, the oldest for ${secondsText(oldest)}`;
    return { part, tone: "warn", state: "Behind", detail };
  }
  if (failed > 0) {
    return { part, tone: "warn", state: "Works", detail: `${countText(failed)} jobs failed for good` };
  }
  return {
    part,
    tone: "ok",
    state: "Works",
    detail: waiting > 0 ? `${countText(waiting)} jobs are due` : "No job waits",
  };
}

function dnsVerdict({ gauges }: Now): Verdict {
  const { dns_outbox_rows: rows, dns_outbox_oldest_seconds: oldest } = gauges;
  if (rows === 0 || oldest < 5) {
    return { part: "DNS", tone: "ok", state: "Up to date", detail: "Every change is published" };
  }
  const detail = `${countText(rows)} changes are not out, the oldest for ${secondsText(oldest)}`;
  return { part: "DNS", tone: oldest < 60 ? "warn" : "bad", state: "Behind", detail };
}

/** The job runs each minute. */
function lifecycleVerdict({ gauges }: Now): Verdict {
  const part = "Lives of names";
  const { lifecycle_lag_seconds: lag, renewals_unpaid: unpaid } = gauges;
  if (lag > 180) {
    const detail = `The oldest due step has waited for ${secondsText(lag)}`;
    return { part, tone: lag < 3_600 ? "warn" : "bad", state: "Behind", detail };
  }
  const detail =
    unpaid > 0 ? `Renewals that are not paid: ${countText(unpaid)}` : "Every due step was carried out";
  return { part, tone: "ok", state: "Up to date", detail };
}

function webhooksVerdict({ gauges }: Now): Verdict {
  const part = "Webhooks";
  const { webhooks_waiting: waiting, webhooks_oldest_seconds: oldest, webhooks_failing: failing } = gauges;
  if (oldest > 60) {
    const detail = `${countText(waiting)} deliveries wait, the oldest for ${secondsText(oldest)}`;
    return { part, tone: "warn", state: "Behind", detail };
  }
  const detail = failing > 0 ? `Receivers that fail: ${countText(failing)}` : "Every event was delivered";
  return { part, tone: "ok", state: "Works", detail };
}

function mailVerdict({ gauges }: Now): Verdict {
  const { mail_waiting: waiting, mail_retrying: retrying } = gauges;
  if (retrying > 0) {
    return {
      part: "Mail",
      tone: "warn",
      state: "Refused",
      detail: `${countText(retrying)} mails are tried again`,
    };
  }
  const detail = waiting > 0 ? `${countText(waiting)} mails are on their way` : "No mail waits";
  return { part: "Mail", tone: "ok", state: "Works", detail };
}
