/**
 * The line that asks from a terminal whether a name is free, with the beginning of the account's own key: the rest of it
 * is nowhere kept.
 */
export function checkLine(publicUrl: string, keyHint: string | null): string {
  return `curl -H 'X-API-Key: ${keyHint ?? "sk_live_…"}' ${publicUrl}/api/v2/subdomains/harbour`;
}
