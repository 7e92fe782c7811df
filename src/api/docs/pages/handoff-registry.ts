import { formatMoney } from "@/lib/money";
import { type NamespacePolicy, priceOf } from "@/services/namespaces/policy";
import { BACKEND_COMMANDS } from "@/services/registrar/commands";
import type { DocsFacts } from "../facts";
import { boxes, code, codes, paragraphs, table } from "../markdown";

export function namespaces({ namespaces: offered, now }: DocsFacts): string {
  if (offered.length === 0) {
    return paragraphs("## Namespaces", "No namespace is offered to registrars at the moment.");
  }
  return paragraphs(
    "## Namespaces",
    "Prices are for a year, as they stand now; premium names have their own, which a check tells.",
    table(
      ["Namespace", "Create", "Renew", "Transfer", "Years", "Letters", "Refunded within"],
      offered.map((policy) => [
        code(policy.name),
        price(policy, "register", now),
        price(policy, "renew", now),
        price(policy, "transfer", now),
        `${policy.minYears} to ${policy.maxYears}`,
        `${policy.minLabelLength} to ${policy.maxLabelLength}${policy.idnScripts.length > 0 ? `; ${policy.idnScripts.join(", ")}` : "; ASCII"}`,
        days(policy.addGraceDays),
      ]),
    ),
    "What happens when a name is not renewed, counted from the day it expires, and when one changes hands:",
    table(
      [
        "Namespace",
        "Out of DNS after",
        "Deleted after",
        "Then redemption",
        "Then pending delete",
        "Transfer approved after",
        "Transfer lock",
      ],
      offered.map((policy) => [
        code(policy.name),
        policy.expiryHoldDays < policy.autoRenewGraceDays ? days(policy.expiryHoldDays) : "deletion",
        days(policy.autoRenewGraceDays),
        days(policy.redemptionDays),
        days(policy.pendingDeleteDays),
        policy.transferDays === 0 ? "at once" : days(policy.transferDays),
        policy.transferLockDays === 0 ? "none" : days(policy.transferLockDays),
      ]),
    ),
    "Commands that are applied at once, and those that wait for an operator:",
    table(
      ["Namespace", "At once", "Wait"],
      offered.map(({ name, autoApply }) => [
        code(name),
        codes(BACKEND_COMMANDS.filter((command) => autoApply.includes(command))) || "–",
        codes(BACKEND_COMMANDS.filter((command) => !autoApply.includes(command))) || "–",
      ]),
    ),
  );
}

function price(policy: NamespacePolicy, operation: "register" | "renew" | "transfer", now: Date): string {
  const isOffered = policy.prices.some((row) => row.operation === operation && row.validFrom <= now);
  return isOffered
    ? formatMoney({ amount: priceOf(policy, operation, now), currency: policy.currency })
    : "–";
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

export function readiness(): string {
  return paragraphs(
    "## Ready for production",
    boxes([
      "The OT&E run is signed off, and `GET /status` says `production_approved` true",
      "A key of its own for production, in a vault, with allowed addresses; the test key is revoked",
      "Rotation of keys is rehearsed: a new key beside the old one, then the old one revoked",
      "Every command that changes something carries an idempotency key that is stored with the order",
      "Lost answers are repeated with the same key; 429 and 503 wait for `Retry-After`",
      "Errors are decided by their code; what is not retryable reaches a person",
      "The poll feed is followed, its cursor stored; pending work is looked at",
      "Claims notices are shown to registrants as they are; premium prices are accepted before the create",
      "The balance is watched, and somebody gets the notice of a low one",
      "Technical and support contacts on the channel's page are current",
    ]),
  );
}

export function contacts({ publicUrl }: DocsFacts): string {
  return paragraphs(
    "## Contacts",
    table(
      ["About", "Where"],
      [
        [
          "Application, listings, limits, questions to the operators",
          `Messages on your channel's page: ${publicUrl}/dashboard/channel`,
        ],
        ["A certification run", "The run's page, where the reviewer's findings stand"],
        ["One command", "Your command log, with the `request_id` of the answer: tell it with every question"],
        ["Is the service up", `${publicUrl}/readyz`],
        ["You", "The operators write to the technical and support contacts on your channel's page"],
      ],
    ),
  );
}
