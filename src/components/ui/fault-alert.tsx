import type { Fault } from "../fault";
import { Alert } from "./alert";

/** What went wrong and what to do, with the code and the request id beneath for support. */
export function FaultAlert({ fault, title }: { fault: Fault; title?: string }) {
  const code = [fault.code, fault.requestId && `request ${fault.requestId}`].filter(Boolean).join(" · ");
  return (
    <Alert tone="bad" live title={title} code={code}>
      {fault.message}
    </Alert>
  );
}
