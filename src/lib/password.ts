import { hash, verify } from "@node-rs/argon2";

/** RFC 9106 §4 allows less memory with more passes; these are OWASP's: 19 MiB, 2 passes, about 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id. Returns a PHC string, which holds salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

let decoy: Promise<string> | undefined;

/**
 * Whether `password` is the one that `stored` was made from. Without a stored hash the same work is done against
 * a decoy, so that an unknown user takes as long as a wrong password.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword("a decoy that nobody can sign in with");
  const matches = await verify(stored ?? (await decoy), password.normalize("NFC"));
  return stored !== null && matches;
}

/** The passwords of eight characters and more that lead every list of leaked ones. */
const COMMON = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890 87654321
   987654321 11111111 00000000 88888888 qwertyui qwertyuiop qwerty123 qwerty12 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
   zaq12wsx asdfghjk asdfghjkl iloveyou sunshine princess football baseball superman trustno1 letmein1 welcome1
   welcome123 whatever computer internet michelle jennifer starwars abcd1234 abc12345 a1b2c3d4 aa123456
   admin123 administrator changeme changeme123 secret123 test1234 dragon123 monkey123`.split(/\s+/),
);

/**
 * Whether a password would fall to the first guesses: a common one, one repeated character, or one of `known`, the
 * texts that anybody knows of this person (address, name, organization).
 */
export function isGuessable(password: string, known: readonly string[]): boolean {
  const folded = password.toLowerCase();
  if (COMMON.has(folded) || new Set(folded).size < 3) return true;
  return known.some((text) => folded === text.toLowerCase() || folded === text.toLowerCase().split("@")[0]);
}
