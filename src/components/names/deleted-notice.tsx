import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Time } from "../ui/time";
import type { NameView } from "./life";
import { namePath } from "./paths";

/** Above every page of a deleted name: until when it can be had back. */
export function DeletedNotice({ name }: { name: NameView }) {
  const redeemable = name.state === "redemption" && name.redemptionEndsAt;
  return (
    <div className="mb-6">
      <Alert
        tone={redeemable ? "warn" : "bad"}
        title={redeemable ? "This name was deleted" : "This name is gone for good"}
        action={
          redeemable && (
            <LinkButton href={namePath(name.fqdn, "danger")} size="sm">
              Restore
            </LinkButton>
          )
        }
      >
        {redeemable ? (
          <>
            It does not answer on DNS. It can be restored until{" "}
            <Time at={name.redemptionEndsAt ?? ""} form="datetime" />.
          </>
        ) : (
          name.releasesAt && (
            <>
              It can no longer be restored, and is free for anybody from{" "}
              <Time at={name.releasesAt} form="datetime" />.
            </>
          )
        )}
      </Alert>
    </div>
  );
}
