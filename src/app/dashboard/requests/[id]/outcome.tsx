import { headers } from "next/headers";
import { caller, registryErrorOf } from "@/app/caller";
import { digLine } from "@/app/dig-line";
import { publicOrigin } from "@/app/public-origin";
import { namePath } from "@/components/names/paths";
import { Bought } from "@/components/search/bought";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { NameRequest } from "@/components/workflows/request-words";

/** What came of a request that has succeeded, with the way on. */
export async function Outcome({ request: { kind, fqdn, unicode } }: { request: NameRequest }) {
  const name = await (await caller()).names.info({ name: fqdn }).catch(nullWhenAbsent);
  if (!name) return <Alert tone="info">{unicode} is not in your account any more.</Alert>;
  if (kind === "registration") {
    return <Bought name={name} origin={publicOrigin(await headers())} digLine={digLine(fqdn, "SOA")} />;
  }
  const WORDS = {
    renewal: `${unicode} is renewed`,
    transfer_in: `${unicode} is yours`,
    update: `${unicode} is changed`,
  };
  return (
    <Alert
      tone="ok"
      title={WORDS[kind]}
      action={
        <LinkButton href={namePath(fqdn)} size="sm">
          See the name
        </LinkButton>
      }
    >
      It is paid until <Time at={name.expiresAt} form="date" />.
      {kind === "transfer_in" && " Its transfer lock is on, and its contacts are yours to enter."}
    </Alert>
  );
}

function nullWhenAbsent(error: unknown): null {
  if (registryErrorOf(error)) return null;
  throw error;
}
