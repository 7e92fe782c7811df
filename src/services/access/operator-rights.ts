export type OperatorRoleName = "read_only" | "support" | "certifier" | "admin";

/** What operators may change; every one of them sees everything. */
export const OPERATOR_RIGHT_NAMES = [
  "accounts:write",
  "names:write",
  "channels:write",
  "work:apply",
  "ote:certify",
  "registry:write",
  "operators:write",
] as const;

export type OperatorRight = (typeof OPERATOR_RIGHT_NAMES)[number];

export const OPERATOR_RIGHT_DESCRIPTIONS: Record<OperatorRight, string> = {
  "accounts:write": "Suspend and resume accounts, set their limits",
  "names:write": "Put names on hold, write notes",
  "channels:write": "Decide on applications and listings; limits, suspension and credit of channels",
  "work:apply": "Apply and reject pending backend work",
  "ote:certify": "Start, judge and sign off OT&E runs",
  "registry:write": "Change policies, prices and lists of namespaces",
  "operators:write": "Appoint operators and change their roles",
};

export const OPERATOR_RIGHTS: Record<OperatorRoleName, readonly OperatorRight[]> = {
  read_only: [],
  support: ["accounts:write", "names:write", "work:apply"],
  certifier: ["channels:write", "work:apply", "ote:certify"],
  admin: OPERATOR_RIGHT_NAMES,
};

export const OPERATOR_ROLE_DESCRIPTIONS: Record<OperatorRoleName, string> = {
  read_only: "Sees everything, changes nothing",
  support: "Accounts, names on hold, pending backend work",
  certifier: "Registrar channels, OT&E runs, pending backend work",
  admin: "Everything: policies, prices, lists and operators too",
};

/** The roles that have a right, for messages. */
export function rolesWith(right: OperatorRight): OperatorRoleName[] {
  const roles = Object.keys(OPERATOR_RIGHTS) as OperatorRoleName[];
  return roles.filter((role) => OPERATOR_RIGHTS[role].includes(right));
}
