import { cache } from "react";
import { caller } from "@/app/caller";
import type { Funds } from "@/components/workflows/how-paid";
import { viewerScopes } from "./names/viewer";

/** What pays for something in a currency, asked once a page. */
export const loadFunds = cache(async (currency: string): Promise<Funds> => {
  if (!(await viewerScopes()).has("billing:read")) return { balance: null, card: null };
  const api = await caller();
  const [balances, { methods }] = await Promise.all([api.billing.balance(), api.payments.methods()]);
  const balance = balances.find((one) => one.currency === currency)?.available ?? 0;
  const usable = methods.find(({ isDefault, isExpired }) => isDefault && !isExpired);
  return { balance, card: usable ? { brand: usable.brand, last4: usable.last4 } : null };
});
