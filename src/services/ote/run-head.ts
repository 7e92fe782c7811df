import type { Tx } from "@/db/transaction";
import { API_BASE } from "./next-request";
import type { StoredRun } from "./stored-run";

/** A key that the run's commands came by: enough to know it again, nothing to use it. */
export interface KeyReference {
  readonly id: string;
  /** The first characters, as the key's list shows them. */
  readonly hint: string;
}

/** The head of the evidence: who was tested, with what. Frozen with the verdict, since contacts and clients change. */
export interface RunHead {
  readonly registrar: string;
  /** Business contacts: `Name <mail>`. */
  readonly technicalContact: string;
  readonly supportContact: string;
  readonly client: string;
  readonly baseUrl: string;
  readonly tokens: readonly KeyReference[];
}

export async function loadHead(
  prisma: Tx["prisma"],
  run: Pick<StoredRun, "channelId">,
  keyIds: readonly string[],
  publicUrl: string,
): Promise<RunHead> {
  const channel = await prisma.channel.findUniqueOrThrow({ where: { id: run.channelId } });
  const tokens = await prisma.apiKey.findMany({
    where: { id: { in: [...keyIds] }, channelId: run.channelId },
    select: { id: true, hint: true },
    orderBy: { id: "asc" },
  });
  return {
    registrar: channel.company,
    technicalContact: `${channel.technicalName} <${channel.technicalEmail}>`,
    supportContact: `${channel.supportName} <${channel.supportEmail}>`,
    client: `${channel.clientName} ${channel.clientVersion}`,
    baseUrl: `${publicUrl}${API_BASE}`,
    tokens,
  };
}
