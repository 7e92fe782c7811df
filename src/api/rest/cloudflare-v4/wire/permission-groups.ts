import { z } from "zod";
import {
  type GroupReach,
  PERMISSION_GROUPS,
  type PermissionGroup,
} from "@/services/access/permission-groups";
import { answerSchema, identifier } from "./components";

/** How the dialect calls what a group is about. */
const REACHES = {
  account: "com.cloudflare.api.account",
  zone: "com.cloudflare.api.account.zone",
} as const satisfies Record<GroupReach, string>;

export const permissionGroupAnswer = answerSchema(
  "PermissionGroup",
  z.object({
    id: identifier,
    name: z.string().meta({ example: "DNS Write" }),
    category: z.enum(["dns_and_zones", "account_and_billing"]),
    is_selectable: z.boolean().meta({ description: "False: tokens are made in the dashboard" }),
    scopes: z.array(z.enum([REACHES.account, REACHES.zone])),
    meta: z.object({
      scopes: z.array(z.string()).meta({ description: "The scopes of this portal that it stands for" }),
    }),
  }),
);

export function toPermissionGroup({ id, name, reach, scopes }: PermissionGroup) {
  return {
    id,
    name,
    category: reach === "zone" ? "dns_and_zones" : "account_and_billing",
    is_selectable: false,
    scopes: [REACHES[reach]],
    meta: { scopes },
  };
}

/** The groups that a query asks for. */
export function findGroups({ name, scope }: { name?: string; scope?: string }): PermissionGroup[] {
  return PERMISSION_GROUPS.filter(
    (group) =>
      (name === undefined || group.name === name) && (scope === undefined || REACHES[group.reach] === scope),
  );
}
