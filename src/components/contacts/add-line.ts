/** Adds a contact by the API made for Cloudflare's tools. */
export function addContactLine(origin: string, accountId: string): string {
  return [
    `curl -X POST ${origin}/client/v4/accounts/${accountId.replaceAll("-", "")}/registrar/contacts \\`,
    `  -H "Authorization: Bearer $PORTOLAN_KEY" -H "Content-Type: application/json" \\`,
    `  -d '{"email":"ada@example.com","postal_info":{"name":"Ada Lovelace"}}'`,
  ].join("\n");
}
