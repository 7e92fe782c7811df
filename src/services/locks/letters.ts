import type { Letter } from "../mail/send";

/** A name as mails write it, and where its holder reads mails. */
export interface Addressed {
  readonly email: string;
  readonly unicode: string;
  readonly fqdn: string;
  readonly publicUrl: string;
}

const SIGNATURE = "-- \nSent by the registry portal to the account that holds the name.\n";

function letter({ email, fqdn, publicUrl }: Addressed, subject: string, ...paragraphs: string[]): Letter {
  return {
    to: email,
    subject,
    text: [
      "Hello,",
      ...paragraphs,
      "The name's settings:",
      `${publicUrl}/dashboard/names/${fqdn}/settings`,
      SIGNATURE,
    ].join("\n\n"),
  };
}

const NOT_YOU =
  "If nobody of you did this, somebody is in your account: change your passwords, and tell the registry's support at once.";

export function lockedLetter(to: Addressed, by: string): Letter {
  return letter(
    to,
    `${to.unicode} is under registry lock`,
    `${by} put ${to.unicode} under registry lock. Its settings, nameservers and contacts stay as they are, and it can be neither deleted nor transferred, until an owner or admin takes the lock off with a code of their second factor. Its DNS records can be changed as before.`,
  );
}

export function unlockRequestedLetter(to: Addressed, by: string, reason: string): Letter {
  return letter(
    to,
    `${to.unicode}: the registry lock is to be taken off`,
    `${by} asked to take the registry lock of ${to.unicode} off. An operator of the registry decides; until then it holds. The reason given:`,
    reason,
    `${NOT_YOU} The request can be withdrawn in the name's settings.`,
  );
}

export function unlockedLetter(to: Addressed, by: string, reason: string): Letter {
  return letter(
    to,
    `${to.unicode} is not under registry lock any more`,
    `${by} took the registry lock of ${to.unicode} off. The reason given:`,
    reason,
    NOT_YOU,
  );
}

export function unlockRefusedLetter(to: Addressed, reason: string): Letter {
  return letter(
    to,
    `${to.unicode} stays under registry lock`,
    `The registry refused to take the registry lock of ${to.unicode} off. The reason:`,
    reason,
  );
}

export function unlockWithdrawnLetter(to: Addressed, by: string): Letter {
  return letter(
    to,
    `${to.unicode} stays under registry lock`,
    `${by} withdrew the request to take the registry lock of ${to.unicode} off.`,
  );
}
