import type { RouterOutputs } from "@/api/trpc/root";
import { caller, registryErrorOf } from "../../caller";

/** The payment of the URL; null when it is not the account's, or the URL holds no id. */
export async function findPayment(id: string): Promise<RouterOutputs["payments"]["get"] | null> {
  try {
    return await (await caller()).payments.get({ paymentId: id });
  } catch (error) {
    const code = registryErrorOf(error)?.code;
    if (code === "not_found" || code === "invalid_request" || !code) return null;
    throw error;
  }
}
