import { namePath } from "../names/paths";
import type { Output } from "../trpc";
import { LinkButton } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { Icon } from "../ui/icon";
import { NameText } from "../ui/name-text";
import { Time } from "../ui/time";

/** A name just bought: that it is ours, and the way to make it answer. */
export function Bought({
  name,
  origin,
  digLine,
}: {
  name: Output<"names.info">;
  /** Where the API is, for the line to paste. */
  origin: string;
  digLine: string;
}) {
  const { fqdn, unicode, expiresAt, autoRenew } = name;
  return (
    <section aria-label="Registered" className="px-1 py-3">
      <div>
        <span className="flex size-11 items-center justify-center rounded-full bg-ok-soft text-ok">
          <Icon name="check" size={22} />
        </span>
        <h2 className="mt-4 font-semibold text-xl tracking-tight">
          <NameText fqdn={fqdn} unicode={unicode} /> is yours
        </h2>
        <p className="mt-1 text-ink-2">
          Until <Time at={expiresAt} form="date" />
          {autoRenew ? ", then it renews by itself." : ". We write before it expires."}
        </p>
      </div>
      <div className="mt-5 flex flex-wrap gap-2">
        <LinkButton href={namePath(fqdn, "dns")} variant="primary" icon="radio-tower">
          Set up DNS
        </LinkButton>
        <LinkButton href={namePath(fqdn)}>See the name</LinkButton>
        <LinkButton href="/dashboard/search" variant="ghost">
          Search for another
        </LinkButton>
      </div>
      <div className="mt-7 grid gap-4">
        <div className="min-w-0 space-y-1.5">
          <p className="text-ink-3 text-sm">It answers on DNS. Ask our nameservers:</p>
          <CodeBlock label="DNS query" code={digLine} />
        </div>
        <div className="min-w-0 space-y-1.5">
          <p className="text-ink-3 text-sm">Its first record from a terminal:</p>
          <CodeBlock
            label="Command"
            code={[
              `curl -X POST ${origin}/api/v2/dns/${fqdn}/records \\`,
              `  -H "X-API-Key: $PORTOLAN_KEY" \\`,
              `  -H "Content-Type: application/json" \\`,
              `  -d '{"type":"A","name":"@","value":"203.0.113.10","ttl":3600}'`,
            ].join("\n")}
          />
        </div>
      </div>
    </section>
  );
}
