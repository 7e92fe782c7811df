/** A registration by the API made for Cloudflare's tools, which answers at once and goes on by itself. */
export function respondAsyncLine(origin: string, accountId: string | undefined): string {
  const account = accountId?.replaceAll("-", "") ?? "<account>";
  return [
    `curl -X POST ${origin}/client/v4/accounts/${account}/registrar/registrations \\`,
    `  -H "Authorization: Bearer $PORTOLAN_KEY" \\`,
    `  -H "Content-Type: application/json" -H "Prefer: respond-async" \\`,
    `  -d '{"domain_name":"harbour.com.store"}'`,
  ].join("\n");
}
