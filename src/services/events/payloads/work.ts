import { z } from "zod";
import { event, subdomain, time } from "../event-spec";

const work = { subdomain, command: z.string(), pending_work_id: z.string() };
const WORK = {
  subdomain: "shop.com.store",
  command: "update_nameservers",
  pending_work_id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e",
};
const run = { channel: z.string(), run: z.int(), name: z.string() };
const RUN = { channel: "acme", run: 7, name: "First run" };

/** About what waits for operators, and about registrars' tests. */
export const workEvents = {
  "work.queued": event("Work queued", "A command waits for an operator.", work, WORK),
  "work.applied": event("Work applied", "A waiting command was carried out.", work, WORK),
  "work.rejected": event(
    "Work rejected",
    "A waiting command was rejected.",
    { ...work, reason: z.string() },
    { ...WORK, reason: "The nameservers do not answer" },
  ),
  "work.withdrawn": event(
    "Work withdrawn",
    "A waiting command is not needed any more.",
    { ...work, reason: z.string().optional() },
    WORK,
  ),
  "ote.started": event(
    "OT&E run started",
    "Commands of the sandbox are judged from now on.",
    { ...run, namespace: z.string(), code: z.string(), requires_second_operator: z.boolean() },
    { ...RUN, namespace: "com.store", code: "k3f9", requires_second_operator: false },
  ),
  "ote.certified": event(
    "OT&E run certified",
    "The run passed and was signed off.",
    { ...run, state: z.string(), certified_until: time },
    { ...RUN, state: "certified", certified_until: "2027-01-01T00:00:00.000Z" },
  ),
  "ote.refused": event(
    "OT&E run refused",
    "The run did not pass.",
    { ...run, state: z.string(), findings: z.string() },
    { ...RUN, state: "refused", findings: "Retries change their idempotency key" },
  ),
  "ote.abandoned": event(
    "OT&E run abandoned",
    "The run was ended without a result.",
    { ...run, state: z.string(), findings: z.string() },
    { ...RUN, state: "abandoned", findings: "To be done anew" },
  ),
};
