import type { RouterOutputs } from "@/api/trpc/root";
import { caller, registryErrorOf } from "../../caller";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The payment of the URL; null when it is not the account's, or the URL holds no id. */
export async function findPayment(id: string): Promise<RouterOutputs["payments"]["get"] | null> {
  if (!UUID.test(id)) return null;
  try {
    return await (await caller()).payments.get({ paymentId: id });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}
