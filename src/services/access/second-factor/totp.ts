import { Secret, TOTP } from "otpauth";

/** What every authenticator app can do: SHA-1, 6 digits, 30 seconds (RFC 6238 §4, §5.2). */
const SETTINGS = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Steps before and after the present one whose codes count too, for clocks that differ (RFC 6238 §5.2). */
const WINDOW = 1;

/** RFC 4226 §4 recommends 160 bits. */
const SECRET_BYTES = 20;

/** A new secret, base32: what the app is told. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The `otpauth://` address that the QR picture holds: the app shows `issuer` and `email` beside the code. */
export function totpUri(secret: string, issuer: string, email: string): string {
  return new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret), issuer, label: email }).toString();
}

/** Whether it has the form of an app's code. */
export function isOfApp(code: string): boolean {
  return /^[0-9]{6}$/.test(code);
}

/** The time step whose code this is, at `now` or one beside it; null when it is no such code. */
export function stepOf(secret: string, code: string, now: Date): bigint | null {
  if (!isOfApp(code)) return null;
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) });
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : BigInt(totp.counter({ timestamp }) + delta);
}
