import type { Output } from "../trpc";
import { Time } from "../ui/time";
import type { AttentionLine } from "./attention-list";

type Matter = Output<"console.registry.overview">["attention"][number];

type Words = Pick<AttentionLine, "tone" | "icon" | "action"> & {
  readonly one: string;
  readonly many: string;
};

const WORDS: Record<Matter["kind"], Words> = {
  unlocks: {
    tone: "bad",
    icon: "lock-open",
    one: "One registry lock is to be taken off",
    many: "registry locks are to be taken off",
    action: { label: "Decide", href: "/console/unlocks" },
  },
  disputes: {
    tone: "bad",
    icon: "credit-card",
    one: "One payment was disputed within 30 days",
    many: "payments were disputed within 30 days",
    action: { label: "See payments", href: "/console/payments?status=disputed" },
  },
  stuck_payments: {
    tone: "bad",
    icon: "clock",
    one: "One payment has had no answer for an hour",
    many: "payments have had no answer for an hour",
    action: { label: "See payments", href: "/console/payments?status=pending" },
  },
  stuck_requests: {
    tone: "bad",
    icon: "clock",
    one: "One request has stood still for an hour",
    many: "requests have stood still for an hour",
    action: { label: "See requests", href: "/console/requests?state=stuck" },
  },
  declined_payments: {
    tone: "warn",
    icon: "wallet",
    one: "One card was declined within a day",
    many: "cards were declined within a day",
    action: { label: "See payments", href: "/console/payments?status=declined" },
  },
  applications: {
    tone: "warn",
    icon: "radio-tower",
    one: "One registrar applied",
    many: "registrars applied",
    action: { label: "Answer", href: "/console/channels?state=applied" },
  },
  listings: {
    tone: "warn",
    icon: "network",
    one: "One registrar asked for a namespace",
    many: "requests of registrars for namespaces wait",
    action: { label: "Answer", href: "/console/channels" },
  },
  work: {
    tone: "warn",
    icon: "inbox",
    one: "One command waits for you",
    many: "commands wait for you",
    action: { label: "See the work", href: "/console/work" },
  },
};

/** What waits for an operator. */
export function operatorLines(matters: readonly Matter[]): (AttentionLine & { key: string })[] {
  return matters.map(({ kind, count, at }) => {
    const { one, many, ...rest } = WORDS[kind];
    const what = count === 1 ? one : `${new Intl.NumberFormat("en").format(count)} ${many}`;
    const text = (
      <>
        <strong className="font-medium">{what}</strong>{" "}
        <span className="text-ink-3">
          · {count === 1 ? "" : "the oldest "}
          <Time at={at} />
        </span>
      </>
    );
    return { key: kind, ...rest, text };
  });
}
