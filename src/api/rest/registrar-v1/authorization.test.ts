import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { REGISTRAR_SCOPES } from "@/services/access/registrar-scopes";
import { COMMAND_NAMES, COMMANDS } from "@/services/registrar/commands";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database;
let send: SendRegistrar;
let channel: BuiltChannel;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  channel = await buildChannel(db, { state: "production_approved", listings: ["defiwallet"] });
});
afterAll(() => db.close());

const BODIES: Partial<Record<string, object>> = {
  check_domain: { domain: "matrix.defiwallet" },
  create_domain: { domain: "matrix.defiwallet" },
  update_domain: { auto_renew: true },
  transfer_domain: { gaining_registrar: "somebody" },
  update_nameservers: { nameservers: [] },
  advance_clock: { advance_days: 1 },
};

describe.each(COMMAND_NAMES)("%s", (command) => {
  const { http, scope } = COMMANDS[command];
  const [method = "", path = ""] = http.split(" ");
  const ask = (key?: string) =>
    send(method, path.replace("{domain}", "matrix.defiwallet"), { key, body: BODIES[command] });

  test("needs a key", async () => {
    expect((await ask()).status).toBe(401);
  });

  test("is refused to a key with every scope but its own", async () => {
    const scopes = REGISTRAR_SCOPES.filter((one) => one !== scope);
    const { key } = await buildChannelKey(db, channel, { scopes });
    const answer = await ask(key);
    expect([answer.status, answer.error.code]).toEqual([403, "missing_scope"]);
    expect(answer.error.details.missing_scopes).toEqual([scope]);
  });

  test("is open to a key with its own scope alone", async () => {
    const { key } = await buildChannelKey(db, channel, { scopes: [scope] });
    const answer = await ask(key);
    expect([200, 201, 202, 404, 422], answer.text).toContain(answer.status);
  });
});
