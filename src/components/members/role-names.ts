import type { RoleName } from "@/services/access/scopes";

/** Roles as people read them. */
export const ROLE_NAMES: Record<RoleName, string> = {
  owner: "Owner",
  admin: "Admin",
  technical: "Technical",
  billing: "Billing",
  read_only: "Read-only",
};
