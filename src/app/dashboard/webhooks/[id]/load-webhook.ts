import { notFound } from "next/navigation";
import { cache } from "react";
import { endpointInput } from "@/services/webhooks/schema";
import { caller, registryErrorOf } from "../../../caller";

/** The webhook of this page, asked for once; the not-found page for what is none, and for those of other accounts. */
export const loadWebhook = cache(async (id: string) => {
  if (!endpointInput.safeParse({ id }).success) notFound();
  try {
    return await (await caller()).webhooks.get({ id });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") notFound();
    throw error;
  }
});
