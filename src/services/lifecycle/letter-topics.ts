import type { Stepped } from "./deeds";
import { renewalFailureWords } from "./failure-words";

/** A name in a mail. Amounts in minor units. */
export interface Told {
  readonly unicode: string;
  readonly fqdn: string;
  readonly expiresAt: Date;
  readonly autoRenew: boolean;
  /** What its renewal costs, or has cost. */
  readonly amount: number;
  /** What bringing it back costs, renewal included. */
  readonly restoreAmount: number;
  /** Until when the holder can do something about it. */
  readonly endsAt: Date;
  /** Code of what kept it from being renewed. */
  readonly failure: string | null;
}

/** What renewals are paid from. */
export interface Funds {
  readonly available: number;
  /** `Visa ending in 4242`; null when no card is saved. */
  readonly card: string | null;
}

export type Topic =
  | "notice_30"
  | "notice_14"
  | "notice_7"
  | "notice_1"
  | "renewed"
  | "unpaid"
  | "last_chance"
  | "expired"
  | "held"
  | "deleted"
  | "redemption_ended";

/** What a step is news of; null when the holder need not be told. */
export function topicOf({ deed }: Stepped): Topic | null {
  switch (deed.did) {
    case "noticed":
      return `notice_${deed.days}`;
    case "expired":
      return deed.failure === null ? "expired" : "unpaid";
    case "asked_card":
      return deed.isLastTry ? "last_chance" : null;
    case "retried":
      return deed.isLastTry ? "last_chance" : deed.isFirstTry ? "unpaid" : null;
    case "released":
      return null;
    default:
      return deed.did;
  }
}

interface Words {
  readonly money: (amount: number) => string;
  readonly day: (date: Date) => string;
}

interface Section {
  readonly of: (one: Told) => boolean;
  readonly lead: (
    some: readonly Told[],
    words: Words & { readonly total: number; readonly funds: Funds | null },
  ) => string;
  readonly line: (one: Told, words: Words) => string;
}

interface TopicWords {
  readonly subject: (what: string) => string;
  readonly open?: string;
  readonly sections: readonly Section[];
  /** Whether it says what renewals are paid from. */
  readonly isAboutMoney?: boolean;
  /** Of the list of names, for the link. */
  readonly listQuery: string;
}

const all = () => true;

function notice(days: number): TopicWords {
  const when = days === 1 ? "within a day" : `within ${days} days`;
  const line: Section["line"] = ({ unicode, expiresAt, amount }, { money, day }) =>
    `${unicode}: ends on ${day(expiresAt)}, renewal ${money(amount)}`;
  return {
    subject: (what) => `${what}: the term ends ${when}`,
    isAboutMoney: true,
    listQuery: "?expiring=30&sort=expires",
    sections: [
      {
        of: ({ autoRenew }) => autoRenew,
        lead: (some, { money, total, funds }) =>
          `${some.length === 1 ? "This name renews itself" : "These names renew themselves"} when the term ends. ${payment(money, total, funds)}`,
        line,
      },
      {
        of: ({ autoRenew }) => !autoRenew,
        lead: (some) =>
          `${some.length === 1 ? "This name does" : "These names do"} not renew by ${some.length === 1 ? "itself" : "themselves"}. Renew before the term ends, or turn auto-renewal on, on the page below:`,
        line,
      },
    ],
  };
}

/** What will be charged, and from what. */
function payment(money: Words["money"], total: number, funds: Funds | null): string {
  const sum = money(total);
  if (!funds || funds.available >= total) {
    return `There is nothing to do: ${sum} will be taken from the balance${funds ? `, which is ${money(funds.available)}` : ""}.`;
  }
  return funds.card
    ? `${sum} is due. The balance, ${money(funds.available)}, does not cover that: what it cannot pay is charged to your ${funds.card}.`
    : `${sum} is due, but the balance is ${money(funds.available)} and no card is saved. Add money or a card before that day.`;
}

export const TOPICS: Readonly<Record<Topic, TopicWords>> = {
  notice_30: notice(30),
  notice_14: notice(14),
  notice_7: notice(7),
  notice_1: notice(1),
  renewed: {
    subject: (what) => `${what}: renewed`,
    listQuery: "",
    sections: [
      {
        of: all,
        lead: (_, { money, total }) => `Auto-renewal has renewed, for ${money(total)} from the balance:`,
        line: ({ unicode, expiresAt, amount }, { money, day }) =>
          `${unicode}: until ${day(expiresAt)}, ${money(amount)}`,
      },
    ],
  },
  unpaid: {
    subject: (what) => `${what}: the renewal could not be paid`,
    listQuery: "?state=expired",
    sections: [
      {
        of: all,
        lead: (some, { money, total }) =>
          `The term has ended, and auto-renewal could not be paid. We try again until a day before ${some.length === 1 ? "the name is" : "these names are"} deleted. Add ${money(total)} to the balance, or save a card that works: ${some.length === 1 ? "it is" : "they are"} renewed at once then.`,
        line: ({ unicode, amount, endsAt, failure }, { money, day }) =>
          `${unicode}: ${money(amount)}; ${renewalFailureWords(failure)}; deleted on ${day(endsAt)} unless renewed`,
      },
    ],
  },
  last_chance: {
    subject: (what) => `${what}: last chance to renew`,
    listQuery: "?state=expired",
    sections: [
      {
        of: all,
        lead: () =>
          "The renewal is still not paid, and this was the last try. Renew now; after the day below it takes a restore fee too.",
        line: ({ unicode, amount, endsAt }, { money, day }) =>
          `${unicode}: deleted on ${day(endsAt)}; renewal ${money(amount)}`,
      },
    ],
  },
  expired: {
    subject: (what) => `${what}: expired`,
    listQuery: "?state=expired",
    sections: [
      {
        of: all,
        lead: () => "The term has ended. You can still renew at the usual price:",
        line: ({ unicode, amount, endsAt }, { money, day }) =>
          `${unicode}: ${money(amount)}; deleted on ${day(endsAt)} unless renewed`,
      },
    ],
  },
  held: {
    subject: (what) => `${what}: taken out of DNS`,
    listQuery: "?state=expired",
    open: "What was not renewed after its term had ended does not answer any more: websites and mail stand still. Renewing brings it back at once.",
    sections: [
      {
        of: all,
        lead: () => "Out of DNS:",
        line: ({ unicode, amount, endsAt }, { money, day }) =>
          `${unicode}: renewal ${money(amount)}; deleted on ${day(endsAt)} unless renewed`,
      },
    ],
  },
  deleted: {
    subject: (what) => `${what}: deleted, can still be restored`,
    listQuery: "?state=redemption",
    open: "What was not renewed in time is deleted. It can be restored as it was, for a fee, until the day below; after that nobody can bring it back.",
    sections: [
      {
        of: all,
        lead: () => "Deleted:",
        line: ({ unicode, restoreAmount, endsAt }, { money, day }) =>
          `${unicode}: restore until ${day(endsAt)} for ${money(restoreAmount)}, a year's renewal included`,
      },
    ],
  },
  redemption_ended: {
    subject: (what) => `${what}: about to be released`,
    listQuery: "?state=pending_delete",
    sections: [
      {
        of: all,
        lead: () =>
          "The time to restore has passed. On the day below anybody can register it again, you too:",
        line: ({ unicode, endsAt }, { day }) => `${unicode}: free on ${day(endsAt)}`,
      },
    ],
  },
};
