import { letter } from "../access/letters";
import type { Letter } from "../mail/send";

/** For the address of a contact, whose owner may never have heard of the portal. */
export function verifyContactLetter(
  to: string,
  { organization, publicUrl, token }: { organization: string; publicUrl: string; token: string },
): Letter {
  return letter(
    to,
    "Confirm your address as a domain contact",
    "Hello,",
    `${organization} named this email address as a contact of its domain names.\nRegistrations may wait until somebody here confirms it.`,
    "To confirm it, open this link within 7 days and press the button there:",
    `${publicUrl}/verify-contact?token=${token}`,
    "If you do not know why, ignore this mail: nothing happens without the link.",
  );
}
