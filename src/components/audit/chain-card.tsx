import type { RouterOutputs } from "@/api/trpc/root";
import { Status } from "../ui/badge";
import { Card, CardFooter, CardHeader } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { Time } from "../ui/time";
import { VerifyButton } from "./verify-button";

type Chains = RouterOutputs["console"]["audit"]["chains"];
type Chain = Chains["chains"][number];

const LOG_NAMES: Record<Chain["log"], string> = { audit: "Audit", commands: "Registrars’ commands" };

const count = new Intl.NumberFormat("en");

/** How far each log is sealed and signed, and a way to see that nothing sealed was touched. */
export function ChainCard({ chains, fingerprint }: Chains) {
  return (
    <Card label="Seals">
      <CardHeader
        title="Seals"
        text="Each minute new entries join a chain of hashes whose end is signed: a change afterwards breaks it."
      />
      <div className="divide-y divide-line">
        {chains.map((chain) => (
          <ChainRow key={chain.log} chain={chain} />
        ))}
      </div>
      <CardFooter>
        {fingerprint ? (
          <span className="flex min-w-0 items-center gap-1">
            <span className="shrink-0">Signing key</span>
            <code className="truncate font-mono" data-tip={fingerprint}>
              {fingerprint.slice(0, 16)}…
            </code>
            <CopyButton text={fingerprint} label="Copy the key’s fingerprint" />
          </span>
        ) : (
          <span>This process has no signing key.</span>
        )}
        <span>
          Without trusting this portal: <code className="font-mono">npx portolan verify audit</code>
        </span>
      </CardFooter>
    </Card>
  );
}

function ChainRow({ chain }: { chain: Chain }) {
  const { log, head, waiting, checkpoint } = chain;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          {LOG_NAMES[log]} <SealState chain={chain} />
        </h3>
        <p className="mt-0.5 text-ink-2 text-sm">
          {head ? (
            <>
              Seal {head.sealId}, <Time at={head.sealedAt} />
              {checkpoint && (
                <>
                  {" "}
                  · signed up to seal {checkpoint.sealId}, <Time at={checkpoint.createdAt} />
                </>
              )}
            </>
          ) : (
            "Nothing is sealed yet"
          )}
          {waiting > 0 && ` · ${count.format(waiting)} ${waiting === 1 ? "entry waits" : "entries wait"}`}
        </p>
        {head && (
          <p className="flex items-center gap-1 text-ink-3 text-sm">
            <code className="font-mono" data-tip={head.hash}>
              {head.hash.slice(0, 16)}…
            </code>
            <CopyButton text={head.hash} label={`Copy the hash of seal ${head.sealId}`} />
          </p>
        )}
      </div>
      {head && <VerifyButton log={log} />}
    </div>
  );
}

/** The worker seals every minute: what waits for longer waits for a worker. */
function SealState({ chain: { head, checkpoint, waiting } }: { chain: Chain }) {
  if (!head)
    return waiting > 0 ? <Status tone="neutral">waiting</Status> : <Status tone="neutral">empty</Status>;
  if (checkpoint?.sealId !== head.sealId) return <Status tone="warn">last seal not signed</Status>;
  return <Status tone="ok">{waiting > 0 ? "sealed and signed, more waits" : "sealed and signed"}</Status>;
}
