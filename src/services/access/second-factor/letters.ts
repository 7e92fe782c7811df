import type { Letter } from "../../mail/send";
import { letter } from "../letters";

interface Addressee {
  readonly email: string;
  readonly name: string;
}

const settings = (publicUrl: string) => `${publicUrl}/dashboard/settings/security`;

export function turnedOnLetter({ email, name }: Addressee, publicUrl: string): Letter {
  return letter(
    email,
    "Your second factor is on",
    `Hello ${name},`,
    "from now on signing in asks for a code of your authenticator app, too. Other browsers were signed out.",
    "Keep your recovery codes in a safe place, apart from your phone.",
    "If it was not you, choose a new password at once, and tell the registry's support:",
    `${publicUrl}/forgot-password`,
  );
}

export function turnedOffLetter({ email, name }: Addressee, publicUrl: string): Letter {
  return letter(
    email,
    "Your second factor is off",
    `Hello ${name},`,
    "signing in asks for your password alone from now on. To turn it on again:",
    settings(publicUrl),
    "If it was not you, choose a new password at once, and tell the registry's support:",
    `${publicUrl}/forgot-password`,
  );
}

export function removedLetter({ email, name }: Addressee, publicUrl: string, reason: string): Letter {
  return letter(
    email,
    "The registry removed your second factor",
    `Hello ${name},`,
    "an operator of the registry removed your second factor, and signed you out everywhere. Signing in asks for your password alone from now on.",
    `The reason: ${reason}`,
    "Set it up again as soon as you can:",
    settings(publicUrl),
    "If you did not ask for it, choose a new password at once, and tell the registry's support:",
    `${publicUrl}/forgot-password`,
  );
}

export function newCodesLetter({ email, name }: Addressee, publicUrl: string): Letter {
  return letter(
    email,
    "You have new recovery codes",
    `Hello ${name},`,
    "new recovery codes were made for you just now; those before do not work any more.",
    "If it was not you, choose a new password at once, and tell the registry's support:",
    `${publicUrl}/forgot-password`,
  );
}

export function recoveryUsedLetter({ email, name }: Addressee, publicUrl: string, left: number): Letter {
  return letter(
    email,
    "A recovery code was used",
    `Hello ${name},`,
    `one of your recovery codes was used just now in place of a code of your app; ${left === 1 ? "1 is" : `${left} are`} left.`,
    ...(left < 4 ? ["Make new ones before the last is used:", settings(publicUrl)] : []),
    "If it was not you, choose a new password at once, and tell the registry's support:",
    `${publicUrl}/forgot-password`,
  );
}
