import { addYears } from "@/lib/time";
import type { Context } from "@/services/context";
import { runWorkflow } from "@/services/workflows/run";
import { startRegistrationInput } from "@/services/workflows/schema";
import { startRegistration } from "@/services/workflows/start-registration";
import { startRenewal } from "@/services/workflows/start-renewal";
import { startUpdate } from "@/services/workflows/start-update";
import type { WorkflowView } from "@/services/workflows/view";
import { startAndWait } from "@/services/workflows/wait";
import { NOW } from "./builders";

const WAIT_MS = 5_000;

/**
 * What a client asks for: a name that the balance covers, another that a card pays for, carried on as a job does, a renewal by
 * card, and other nameservers. It may be asked for again and again.
 */
export async function askForAll(ctx: Context, label: string): Promise<void> {
  const name = `${label}.com.store`;
  const wait = (start: (begun: Context) => Promise<WorkflowView>) => startAndWait(ctx, start, WAIT_MS);
  await wait((begun) => startRegistration(begun, startRegistrationInput.parse({ name })));
  const { id } = await startRegistration(ctx, startRegistrationInput.parse({ name: `${label}-2.com.store` }));
  await runWorkflow(ctx, { workflowId: id });
  const currentExpiresAt = addYears(NOW, 1).toISOString();
  await wait((begun) => startRenewal(begun, { name, years: 1, currentExpiresAt }));
  const nameservers = ["ns1.example.net", "ns2.example.net"].map((host) => ({ host, addresses: [] }));
  await wait((begun) => startUpdate(begun, { name, nameservers }));
}
