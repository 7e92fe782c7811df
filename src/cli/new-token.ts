import { newToken, sha256 } from "@/lib/secret";
import { EXIT, type Output, UsageError } from "./output";

/** `portolan new-token`: a token for the audit's feed, and the hash that the portal is given of it. */
export async function run(args: string[], { say }: Output): Promise<number> {
  if (args.length > 0) throw new UsageError("new-token takes nothing more.");
  const token = newToken();
  say(`Token, for the program that follows the audit; it is shown this once: ${token}`);
  say(`For the portal's settings: AUDIT_EXPORT_TOKEN_SHA256=${sha256(token)}`);
  return EXIT.good;
}
