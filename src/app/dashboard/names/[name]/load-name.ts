import { notFound } from "next/navigation";
import { cache } from "react";
import { caller, registryErrorOf } from "@/app/caller";

/**
 * The name that the URL means, asked once a page; the not-found page for what is no name, and for names of other
 * accounts.
 */
export const loadName = cache(async (segment: string) => {
  let name: string;
  try {
    name = decodeURIComponent(segment);
  } catch {
    notFound();
  }
  if (name === "" || name.length > 1_024) notFound();
  try {
    return await (await caller()).names.info({ name });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") notFound();
    throw error;
  }
});

/** What a page of a name is given. */
export interface NameProps {
  params: Promise<{ name: string }>;
}
