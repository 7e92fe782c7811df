import type { ReactNode } from "react";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { namePath } from "./paths";
import type { Obstacle } from "./why-not-change";

/** A form that can be seen but not used while something stands in its way, and what that is. */
export function ChangeGuard({
  why,
  fqdn,
  children,
}: {
  why: Obstacle | null;
  fqdn: string;
  children: ReactNode;
}) {
  if (!why) return children;
  return (
    <div className="space-y-5">
      <Alert
        tone="info"
        action={
          why.tab && (
            <LinkButton href={namePath(fqdn, why.tab)} size="sm">
              {why.tab === "danger" ? "Restore" : "Unlock"}
            </LinkButton>
          )
        }
      >
        {why.text}
      </Alert>
      <fieldset disabled className="min-w-0">
        {children}
      </fieldset>
    </div>
  );
}
