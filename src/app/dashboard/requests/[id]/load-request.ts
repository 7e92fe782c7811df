import { notFound } from "next/navigation";
import { cache } from "react";
import { caller, registryErrorOf } from "@/app/caller";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The request that the URL means, asked once a page; the not-found page for what is no id, and for those of other accounts. */
export const loadRequest = cache(async (id: string) => {
  if (!UUID.test(id)) notFound();
  try {
    return await (await caller()).workflows.get({ workflowId: id });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") notFound();
    throw error;
  }
});
