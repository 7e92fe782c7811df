import clsx from "clsx";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/api/trpc/root";
import { Icon } from "../ui/icon";
import { Time } from "../ui/time";

type Channel = Pick<
  NonNullable<RouterOutputs["channels"]["own"]["channel"]>,
  "state" | "appliedAt" | "approvedAt" | "productionApprovedAt" | "certifiedUntil"
>;

/** The way from the application to production: what is done, since when, and what comes next. */
export function ChannelSteps({ channel }: { channel: Channel }) {
  const { state, appliedAt, approvedAt, productionApprovedAt, certifiedUntil } = channel;
  const hasLapsed = productionApprovedAt === null && certifiedUntil !== null;
  return (
    <ol aria-label="The way to production" className="grid gap-4 p-4 sm:grid-cols-3">
      <Step done title="Applied" note={<Time at={appliedAt} form="date" />} />
      <Step
        done={approvedAt !== null && state !== "applied" && state !== "refused"}
        current={state === "applied"}
        title="Approved for OT&E"
        note={
          state === "applied" ? (
            "Waits for the operators’ review"
          ) : state === "refused" || approvedAt === null ? (
            "The application was refused"
          ) : (
            <Time at={approvedAt} form="date" />
          )
        }
      />
      <Step
        done={productionApprovedAt !== null}
        current={state === "ote"}
        title="Approved for production"
        note={
          productionApprovedAt !== null && certifiedUntil !== null ? (
            <>
              Certified until <Time at={certifiedUntil} form="date" />
            </>
          ) : hasLapsed ? (
            <>
              The certification ended on <Time at={certifiedUntil} form="date" />: ask for a new run
            </>
          ) : productionApprovedAt !== null ? (
            <Time at={productionApprovedAt} form="date" />
          ) : (
            "After an OT&E run that the operators sign off"
          )
        }
      />
    </ol>
  );
}

function Step({
  done,
  current = false,
  title,
  note,
}: {
  done: boolean;
  current?: boolean;
  title: string;
  note: ReactNode;
}) {
  return (
    <li className="flex gap-2.5" aria-current={current ? "step" : undefined}>
      <Icon
        name={done ? "circle-check" : current ? "clock" : "circle-dashed"}
        className={clsx("mt-0.5", done ? "text-ok" : current ? "text-accent" : "text-ink-3")}
        label={done ? "Done" : current ? "Now" : "Later"}
      />
      <span className="min-w-0">
        <span className={clsx("block", (done || current) && "font-medium")}>{title}</span>
        <span className="block text-ink-3 text-sm">{note}</span>
      </span>
    </li>
  );
}
