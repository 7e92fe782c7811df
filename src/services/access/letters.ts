import type { Letter } from "../mail/send";

/** The mails about who someone is. Links carry single-use tokens. */

const SIGNATURE = "\n\n-- \nSent by the registry portal that this address was used on.\n";

/** A mail about who someone is, signed. */
export const letter = (to: string, subject: string, ...paragraphs: string[]): Letter => ({
  to,
  subject,
  text: paragraphs.join("\n\n") + SIGNATURE,
});

export function verifyLetter(to: string, name: string, publicUrl: string, token: string): Letter {
  return letter(
    to,
    "Verify your email address",
    `Hello ${name},`,
    "to finish signing up, open this link within 24 hours:",
    `${publicUrl}/verify?token=${token}`,
    "If you did not sign up, ignore this mail: nothing happens without the link.",
  );
}

/** For somebody who signs up with an address that has an account: the browser does not tell, this mail does. */
export function existingAccountLetter(
  to: string,
  name: string,
  publicUrl: string,
  verifyToken: string | null,
): Letter {
  return letter(
    to,
    "You have an account already",
    `Hello ${name},`,
    "somebody, probably you, tried to sign up with this email address. It has an account already.",
    ...(verifyToken
      ? [
          "The address was not verified yet. To verify it, open this link within 24 hours:",
          `${publicUrl}/verify?token=${verifyToken}`,
        ]
      : ["To sign in:", `${publicUrl}/sign-in`]),
    "If you forgot the password, choose a new one here:",
    `${publicUrl}/forgot-password`,
    "If it was not you, ignore this mail: nothing has changed.",
  );
}

export function resetLetter(to: string, name: string, publicUrl: string, token: string): Letter {
  return letter(
    to,
    "Choose a new password",
    `Hello ${name},`,
    "to choose a new password, open this link within an hour:",
    `${publicUrl}/reset-password?token=${token}`,
    "If you did not ask for it, ignore this mail: your password stays as it is.",
  );
}

export function passwordChangedLetter(to: string, name: string, publicUrl: string): Letter {
  return letter(
    to,
    "Your password was changed",
    `Hello ${name},`,
    "the password of your account was changed just now, and other browsers were signed out.",
    "If it was not you, choose a new password at once:",
    `${publicUrl}/forgot-password`,
  );
}

export function invitationLetter(
  to: string,
  invitation: { organization: string; invitedBy: string; role: string; publicUrl: string; token: string },
): Letter {
  return letter(
    to,
    `Join ${invitation.organization}`,
    "Hello,",
    `${invitation.invitedBy} invites you to ${invitation.organization} with the role "${invitation.role.replace("_", " ")}".`,
    "To accept, open this link within 7 days:",
    `${invitation.publicUrl}/invitation?token=${invitation.token}`,
    "If you do not know why, ignore this mail: nothing happens without the link.",
  );
}
