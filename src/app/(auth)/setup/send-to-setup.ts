import { redirect } from "next/navigation";
import { caller } from "../../caller";

/** Sends the visitor of a new portal to the page that creates its first operator; does nothing once there is one. */
export async function sendToSetup(): Promise<void> {
  const { isSetUp } = await (await caller()).access.setupStatus();
  if (!isSetUp) redirect("/setup");
}
