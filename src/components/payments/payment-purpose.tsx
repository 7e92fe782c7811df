import type { PaymentView } from "./payment-state";

/** What a payment is for, in a few words. */
export function PaymentPurpose({ purpose, name }: Pick<PaymentView, "purpose" | "name">) {
  if (purpose === "top_up") return <>Top-up</>;
  return (
    <>
      {purpose === "workflow" ? "Request" : "Renewal"}
      {name && (purpose === "workflow" ? " for " : " of ")}
      {name && <span className="font-mono [overflow-wrap:anywhere]">{name}</span>}
    </>
  );
}
