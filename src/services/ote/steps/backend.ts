import type { Check } from "./checks";

/** The answer says what becomes of it: it waits for the operators, or the namespace's policy applied it at once. */
export function isHandedOver(command: "transfer_domain" | "update_nameservers" | "delete_domain"): Check {
  return {
    part: "The answer says that it waits to be applied: backend_status is pending (applied, where the policy does that at once)",
    fault({ response }, run) {
      const status = response.backend_status;
      if (status === "pending") return null;
      if (status === "applied" && run.plan.autoApply.includes(command)) return null;
      return `is answered with backend_status ${String(status)}`;
    },
  };
}
