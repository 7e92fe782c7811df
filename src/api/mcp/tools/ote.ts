import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { viewOwnChannel } from "@/services/channels/own";
import { viewOwnRuns } from "@/services/ote/own-runs";
import { READS, tool } from "../tool";
import { time } from "../wire";

const step = z.object({
  step: z.string(),
  title: z.string(),
  asks: z.string().describe("What the step wants to see"),
  missing: z.string().nullable().describe("What is missing yet"),
  next_request: z
    .string()
    .nullable()
    .describe("To send next, for a shell; $PORTOLAN_KEY is the channel's key"),
});

export const oteStatusTool = tool({
  name: "ote_status",
  title: "OT&E status",
  description:
    "The account's registrar channel and its certification (OT&E): which steps are left, and the request to send next.",
  scopes: ["channel:read"],
  annotations: READS,
  input: z.strictObject({}),
  output: z.object({
    channel: z
      .object({
        handle: z.string(),
        company: z.string(),
        state: z.string(),
        certified_until: time.nullable(),
        production_approved_at: time.nullable(),
        extensions: z.array(z.object({ extension: z.string(), state: z.string() })),
      })
      .nullable(),
    run: z
      .object({
        number: z.number(),
        name: z.string(),
        state: z.string(),
        extension: z.string(),
        started_at: time,
        steps: z.number(),
        passed: z.number(),
        failed: z.number(),
        waiting: z.number(),
        left: z.array(step).describe("Steps that have not passed"),
      })
      .nullable()
      .describe("The run going on"),
    past_runs: z.array(z.object({ number: z.number(), name: z.string(), state: z.string() })),
  }),
  async run(ctx) {
    const [{ channel }, { current, runs }] = await Promise.all([viewOwnChannel(ctx), viewOwnRuns(ctx)]);
    return {
      channel: channel && {
        handle: channel.slug,
        company: channel.company,
        state: channel.state,
        certified_until: channel.certifiedUntil && isoSeconds(channel.certifiedUntil),
        production_approved_at: channel.productionApprovedAt && isoSeconds(channel.productionApprovedAt),
        extensions: channel.listings.map(({ namespace, state }) => ({ extension: namespace, state })),
      },
      run: current && {
        number: current.number,
        name: current.name,
        state: current.state,
        extension: current.namespace,
        started_at: isoSeconds(current.startedAt),
        steps: current.counts.steps,
        passed: current.counts.passed,
        failed: current.counts.failed,
        waiting: current.counts.waiting,
        left: current.steps
          .filter(({ state }) => state !== "passed")
          .map(({ id, title, asks, missing, next }) => ({
            step: id,
            title,
            asks,
            missing,
            next_request: next,
          })),
      },
      past_runs: runs
        .filter(({ number }) => number !== current?.number)
        .map(({ number, name, state }) => ({ number, name, state })),
    };
  },
});
