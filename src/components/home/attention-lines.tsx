import type { ReactNode } from "react";
import { NAMES_PATH, namePath, TRANSFERS_PATH } from "../names/paths";
import type { Output } from "../trpc";
import { Money } from "../ui/money";
import { NameText } from "../ui/name-text";
import { Time } from "../ui/time";
import { REQUESTS_PATH, requestPath } from "../workflows/paths";
import type { AttentionLine } from "./attention-list";

type Attention = Output<"home.overview">["attention"][number];
type Kind = Exclude<Attention["kind"], "more" | "low_balance">;
type AboutWebhook = Extract<Attention, { kind: "webhook_disabled" | "webhook_failing" }>;
type More = Extract<Attention, { kind: "more" }>;

const WEBHOOKS_PATH = "/dashboard/webhooks";
const BILLING_PATH = "/dashboard/billing";

/** Where all of a kind are, and what they are called. */
const ALL: Record<Kind, { href: string; words: string }> = {
  request: { href: `${REQUESTS_PATH}?state=action_required`, words: "requests wait for you" },
  webhook_disabled: { href: WEBHOOKS_PATH, words: "webhooks are disabled" },
  webhook_failing: { href: WEBHOOKS_PATH, words: "webhooks fail" },
  unpaid: { href: `${NAMES_PATH}?state=expired`, words: "expired names are not paid" },
  expired: { href: `${NAMES_PATH}?state=expired`, words: "names have expired" },
  redemption: { href: `${NAMES_PATH}?state=redemption`, words: "deleted names can still be restored" },
  expiring: {
    href: `${NAMES_PATH}?expiring=30&sort=expires`,
    words: "names expire soon, without auto-renew",
  },
  transfer_out: { href: TRANSFERS_PATH, words: "transfers wait for your answer" },
  transfer_in: { href: TRANSFERS_PATH, words: "transfers wait for the other side" },
  unlock: { href: NAMES_PATH, words: "unlock requests wait for an operator" },
  unpublished: { href: NAMES_PATH, words: "names have changes that are not on DNS yet" },
};

/** What a request asks for, after a colon. */
const ASKED: Record<Extract<Attention, { kind: "request" }>["asks"], string> = {
  premium_consent: "accept its price",
  contact_verification: "confirm the registrant’s email address",
  payment_method: "add money or a card",
  payment_confirmation: "confirm the payment at your bank",
};

/** What each says and leads to. */
export function attentionLines(items: readonly Attention[]) {
  return items.map((item) => ({ key: keyOf(item), ...lineOf(item) }));
}

function keyOf(item: Attention): string {
  if (item.kind === "more") return `more ${item.of}`;
  if (item.kind === "low_balance") return item.currency;
  return item.kind + ("id" in item ? item.id : item.fqdn);
}

function lineOf(item: Attention): AttentionLine {
  switch (item.kind) {
    case "more":
      return moreLine(item);
    case "webhook_disabled":
    case "webhook_failing":
      return webhookLine(item);
    case "low_balance":
      return {
        tone: "warn",
        icon: "wallet",
        text: (
          <>
            {strong("The balance is too low for what renews by itself:")}{" "}
            <Money amount={item.needed} currency={item.currency} /> are due within 30 days, there are{" "}
            <Money amount={item.available} currency={item.currency} />.
          </>
        ),
        action: { label: "Add money", href: BILLING_PATH },
      };
    default:
      return nameLine(item);
  }
}

function moreLine({ of, count }: More): AttentionLine {
  const { href, words } = ALL[of];
  const text = (
    <span className="text-ink-2">
      And {new Intl.NumberFormat("en").format(count)} more {words}.
    </span>
  );
  return { tone: "neutral", icon: "ellipsis", text, action: { label: "See all", href } };
}

function webhookLine({ kind, id, name, at }: AboutWebhook): AttentionLine {
  const action = { label: "Look into it", href: `${WEBHOOKS_PATH}/${id}` };
  if (kind === "webhook_disabled") {
    const text = (
      <>
        The webhook {strong(name)} was disabled <Time at={at} />: repair it, resume it, replay what it missed.
      </>
    );
    return { tone: "bad", icon: "circle-x", text, action };
  }
  const text = (
    <>
      The webhook {strong(name)} fails: its first failure was <Time at={at} />. After five days it is
      disabled.
    </>
  );
  return { tone: "bad", icon: "triangle-exclamation-point", text, action };
}

type AboutName = Exclude<Attention, AboutWebhook | More | { kind: "low_balance" }>;

function nameLine(item: AboutName): AttentionLine {
  const name = strong(<NameText fqdn={item.fqdn} unicode={item.unicode} />);
  const when = <Time at={item.at} />;
  switch (item.kind) {
    case "request":
      return {
        tone: "warn",
        icon: "circle-exclamation-point",
        text: (
          <>
            The request for {name} needs you: {ASKED[item.asks]}. <span className="text-ink-3">· {when}</span>
          </>
        ),
        action: { label: "Go on", href: requestPath(item.id) },
      };
    case "unpaid":
      return {
        tone: "bad",
        icon: "credit-card",
        text: (
          <>
            {name} expired {when} and could not be renewed: {item.why}. Tried again{" "}
            <Time at={item.nextTryAt} />, deleted <Time at={item.until} />.
          </>
        ),
        action: { label: "Pay", href: BILLING_PATH },
      };
    case "expired":
      return {
        tone: "bad",
        icon: "circle-x",
        text: (
          <>
            {name} expired {when}: renew it to keep it, it is deleted <Time at={item.until} />.
          </>
        ),
        action: { label: "Renew", href: namePath(item.fqdn) },
      };
    case "redemption":
      return {
        tone: "warn",
        icon: "archive-arrow-up",
        text: (
          <>
            {name} was deleted; the last chance to restore it ends {when}.
          </>
        ),
        action: { label: "Restore", href: namePath(item.fqdn, "danger") },
      };
    case "expiring":
      return {
        tone: "warn",
        icon: "clock",
        text: (
          <>
            {name} expires {when}, and auto-renew is off.
          </>
        ),
        action: { label: "Renew", href: namePath(item.fqdn) },
      };
    case "transfer_out":
      return {
        tone: "warn",
        icon: "arrow-up-right",
        text: (
          <>
            Another account asks for {name}: approve or reject it, else it goes over {when}.
          </>
        ),
        action: { label: "Answer", href: TRANSFERS_PATH },
      };
    case "transfer_in":
      return {
        tone: "info",
        icon: "arrow-right",
        text: (
          <>
            {name} is on its way to you: it comes {when} unless its holder answers before.
          </>
        ),
        action: { label: "See the transfer", href: TRANSFERS_PATH },
      };
    case "unlock":
      return {
        tone: "info",
        icon: "lock-open",
        text: (
          <>
            {name} is to be unlocked, asked {when}: an operator has to approve it.
          </>
        ),
        action: { label: "See the name", href: namePath(item.fqdn) },
      };
    case "unpublished":
      return {
        tone: "warn",
        icon: "radio-tower",
        text: (
          <>
            {name}: changes from {when} do not answer on DNS yet.
          </>
        ),
        action: { label: "See its DNS", href: namePath(item.fqdn, "dns") },
      };
  }
}

const strong = (text: ReactNode) => <strong className="font-medium">{text}</strong>;
