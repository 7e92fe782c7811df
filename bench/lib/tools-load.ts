import { createHash } from "node:crypto";
import pg from "pg";
import { fundAccounts } from "./accounts";
import { type Load, wrk } from "./load";

/** Who sends requests to `/client/v4`. */
export interface Tool {
  readonly key: string;
  readonly accountId: string;
  /** Of its account, below the base path. */
  readonly tree: string;
}

/** Accounts with a key, money, a default contact and no limit of names. */
export async function fundTools(databaseUrl: string, count: number): Promise<Tool[]> {
  const keys = await fundAccounts(databaseUrl, count);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const tools: Tool[] = [];
  for (const key of keys) {
    const hash = createHash("sha256").update(key).digest("hex");
    const found = await client.query("SELECT account_id FROM api_key WHERE hash = $1", [hash]);
    const accountId: string = found.rows[0].account_id;
    await client.query("UPDATE account SET domain_limit = 100000000 WHERE id = $1", [accountId]);
    await client.query(
      `INSERT INTO contact (id, account_id, name, email, in_book, is_default, updated_at)
       VALUES (gen_random_uuid(), $1, 'Bench', 'bench@example.com', true, true, now())`,
      [accountId],
    );
    tools.push({ key, accountId, tree: `/client/v4/accounts/${accountId.replaceAll("-", "")}/registrar` });
  }
  await client.end();
  return tools;
}

/** Posts, each as the next of `tools`. `body` is a Lua expression of `n`. */
function loadPosts(
  url: string,
  tools: readonly Tool[],
  path: string,
  body: string,
  seconds: number,
): Promise<Load> {
  const list = (of: (tool: Tool) => string) => `{${tools.map((tool) => `"${of(tool)}"`).join(",")}}`;
  return wrk(
    url,
    seconds,
    `local keys = ${list(({ key }) => key)}
     local trees = ${list(({ tree }) => tree)}
     function make(n)
       local i = n % #keys + 1
       return wrk.format("POST", trees[i] .. "${path}",
         {["Authorization"] = "Bearer " .. keys[i], ["Content-Type"] = "application/json"}, ${body})
     end`,
  );
}

/** One name a request. */
export function loadDomainCheck(
  url: string,
  tools: readonly Tool[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  return loadPosts(url, tools, "/domain-check", `'{"domains":["${prefix}' .. n .. '.com.store"]}'`, seconds);
}

/** Waits for the end of each registration, as tools do. */
export function loadRegistrations(
  url: string,
  tools: readonly Tool[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  return loadPosts(
    url,
    tools,
    "/registrations",
    `'{"domain_name":"${prefix}' .. n .. '.com.store"}'`,
    seconds,
  );
}
