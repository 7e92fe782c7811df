import { PurchaseCard } from "@/components/search/purchase-card";
import { PurchasePanel } from "@/components/search/purchase-panel";
import { WhyNot } from "@/components/search/why-not";
import { caller, registryErrorOf } from "../../caller";
import { loadFunds } from "../funds";

/** The purchase that the URL asks for, or why it cannot be. */
export async function Purchase({ name, closeHref }: { name: string; closeHref: string }) {
  const api = await caller();
  const [offer, me] = await Promise.all([
    api.names.check({ name }).catch((error: unknown) => {
      const known = registryErrorOf(error);
      if (!known) throw error;
      return known;
    }),
    api.access.me(),
  ]);
  if ("code" in offer) {
    return (
      <PurchaseCard offer={{ fqdn: name, unicode: name, premium: false }} closeHref={closeHref}>
        <WhyNot>{offer.message}.</WhyNot>
      </PurchaseCard>
    );
  }
  const scopes = new Set<string>(me?.account?.scopes);
  const refusal = !offer.available
    ? whyUnavailable(offer)
    : me?.account?.isSuspended
      ? "This account is suspended: nothing can be bought until support has lifted it."
      : !scopes.has("names:register")
        ? "Your role does not include buying names. Ask an owner or admin of this account."
        : null;
  if (refusal !== null) {
    return (
      <PurchaseCard offer={{ ...offer, premium: false }} closeHref={closeHref}>
        <WhyNot>{refusal}</WhyNot>
      </PurchaseCard>
    );
  }
  return (
    <PurchaseCard offer={offer} closeHref={closeHref}>
      <PurchasePanel
        key={offer.fqdn}
        offer={offer}
        shownAt={new Date().toISOString()}
        funds={await loadFunds(offer.currency)}
      />
    </PurchaseCard>
  );
}

function whyUnavailable({
  reason,
  reservedReason,
}: {
  reason: string | null;
  reservedReason: string | null;
}) {
  if (reason === "reserved") {
    return `This name is reserved and cannot be registered${reservedReason ? `: ${lowerFirst(reservedReason)}` : ""}.`;
  }
  return "Somebody has registered this name. Choose another one from the results.";
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
