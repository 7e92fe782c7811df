import { UrlButton } from "../account/url-button";
import type { Output } from "../trpc";
import { Alert } from "../ui/alert";
import { Status } from "../ui/badge";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Time } from "../ui/time";
import { SecondFactorDialogs } from "./second-factor-dialogs";

/** Fewer than this many recovery codes are few. */
const FEW = 4;

/** How one's second factor stands, and what can be done about it. */
export function SecondFactorCard({ status }: { status: Output<"secondFactor.status"> }) {
  return (
    <Card>
      <CardHeader
        title="Second factor"
        text="A code of an app on your phone, asked for after the password: a stolen password then opens nothing."
        action={status.enabledAt ? <Status tone="ok">On</Status> : <Status tone="warn">Off</Status>}
      />
      <CardBody>{status.enabledAt ? <On {...status} enabledAt={status.enabledAt} /> : <Off />}</CardBody>
      <SecondFactorDialogs />
    </Card>
  );
}

function On({ enabledAt, recoveryCodesLeft }: { enabledAt: string; recoveryCodesLeft: number }) {
  return (
    <div className="space-y-4">
      <p className="text-ink-2">
        On since <Time at={enabledAt} form="date" />.{" "}
        {recoveryCodesLeft === 1 ? "1 recovery code is" : `${recoveryCodesLeft} recovery codes are`} left.
      </p>
      {recoveryCodesLeft < FEW && (
        <Alert tone="warn">
          Make new recovery codes before the last is used: without one, and without your phone, only the
          registry’s support can let you in.
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <UrlButton param="second-factor" value="codes">
          New recovery codes
        </UrlButton>
        <UrlButton param="second-factor" value="off" variant="danger-quiet">
          Turn off
        </UrlButton>
      </div>
    </div>
  );
}

function Off() {
  return (
    <div className="space-y-4">
      <p className="text-ink-2">
        With it you can also take registry locks off. Setting it up takes a minute and signs out your other
        browsers.
      </p>
      <UrlButton param="second-factor" value="set-up" variant="primary" icon="smartphone">
        Set up
      </UrlButton>
    </div>
  );
}
