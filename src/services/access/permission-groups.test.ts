import { expect, it } from "vitest";
import { groupNameOf, groupsWithin, PERMISSION_GROUPS } from "./permission-groups";
import { SCOPES } from "./scopes";

it("groups have ids and names of their own, and a group that writes also reads", () => {
  for (const { id } of PERMISSION_GROUPS) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(PERMISSION_GROUPS.map(({ id }) => id)).size).toBe(PERMISSION_GROUPS.length);
  for (const { name, scopes } of PERMISSION_GROUPS) {
    const reading = PERMISSION_GROUPS.find((other) => other.name === name.replace(/Write$/, "Read"));
    expect(scopes).toEqual(expect.arrayContaining([...(reading?.scopes ?? ["no group reads"])]));
  }
});

it("no group opens challenges, agents or what only the portal knows", () => {
  const opened = new Set(PERMISSION_GROUPS.flatMap(({ scopes }) => scopes));
  expect(SCOPES.filter((scope) => !opened.has(scope))).toEqual([
    "dns:acme",
    "audit:read",
    "channel:read",
    "channel:write",
    "agents:write",
  ]);
});

it("a credential has the groups whose scopes it has whole", () => {
  const names = groupsWithin(["names:read", "dns:read", "names:register"]).map(({ name }) => name);
  expect(names).toEqual(["Registrar Read", "Zone Read", "DNS Read"]);
  expect([groupNameOf("dns:write"), groupNameOf("names:register"), groupNameOf("dns:acme")]).toEqual([
    "DNS Write",
    "Registrar Write",
    null,
  ]);
});
