import { headers } from "next/headers";
import { NameSearch } from "@/components/names/name-search";
import { PriceTable } from "@/components/names/price-table";
import { RhumbLines } from "@/components/rhumb-lines";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Money } from "@/components/ui/money";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { sendToSetup } from "../(auth)/setup/send-to-setup";
import { caller } from "../caller";
import { digLine } from "../dig-line";
import { publicOrigin } from "../public-origin";

const STEPS: readonly { icon: IconName; title: string; text: string }[] = [
  {
    icon: "search",
    title: "Find it",
    text: "The answer and the price a year come while you type. No account until you buy.",
  },
  {
    icon: "pencil",
    title: "Point it",
    text: "Addresses, mail, certificates: every record has a form that knows its rules and shows what will change.",
  },
  {
    icon: "radio-tower",
    title: "See it answer",
    text: "What you apply is on our nameservers within a second, and the page asks them for you.",
  },
];

export default async function Landing({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await sendToSetup();
  const api = await caller();
  const phrase =
    oneParam(await searchParams, "q")
      ?.trim()
      .slice(0, 200) ?? "";
  const [prices, found] = await Promise.all([
    api.namespaces.pricing(),
    phrase ? api.names.search({ phrase }) : null,
  ]);
  const first = prices[0]?.name ?? "example";
  const origin = publicOrigin(await headers());

  return (
    <>
      <section className="relative overflow-hidden border-line border-b">
        <RhumbLines className="absolute inset-x-0 top-0 h-[30rem] w-full overflow-visible text-accent-line opacity-40" />
        <div className="relative mx-auto max-w-[42rem] px-4 pt-16 pb-16 md:pt-28 md:pb-28">
          <h1 className="text-center font-semibold text-3xl tracking-[-0.03em] md:text-4xl">
            A name that answers
          </h1>
          <p className="mx-auto mt-4 mb-8 max-w-[32rem] text-pretty text-center text-ink-2 text-md">
            Register it under {listed(prices.map(({ name }) => name))}, point it where you want, and see it
            resolve a second later.
          </p>
          <NameSearch phrase={phrase} initial={found} buyAt="/dashboard/search" large>
            <ul className="flex flex-wrap justify-center gap-x-6 gap-y-1 pt-2 text-ink-2">
              {prices.map(({ name, registerAmount, currency }) => (
                <li key={name}>
                  <span className="font-medium text-ink">.{name}</span>{" "}
                  <Money amount={registerAmount} currency={currency} /> a year
                </li>
              ))}
            </ul>
          </NameSearch>
        </div>
      </section>

      <section aria-label="How it works" className="mx-auto max-w-[72rem] px-4 py-14 md:px-8">
        <ol className="grid gap-8 md:grid-cols-3">
          {STEPS.map(({ icon, title, text }) => (
            <li key={title}>
              <Icon name={icon} size={22} className="text-accent" />
              <h2 className="mt-3 font-semibold text-md">{title}</h2>
              <p className="mt-1 text-pretty text-ink-2">{text}</p>
            </li>
          ))}
        </ol>
      </section>

      <section className="mx-auto grid max-w-[72rem] items-start gap-x-12 gap-y-6 px-4 pb-14 md:grid-cols-[1fr_1.4fr] md:px-8">
        <div>
          <h2 className="font-semibold text-lg tracking-tight">The same from a program</h2>
          <p className="mt-2 text-pretty text-ink-2">
            Everything the pages do, the API does: check, register, renew, change records. Make a key with
            just the rights it needs.
          </p>
          <p className="mt-3">
            <a
              href="/api/v2/docs"
              className="inline-flex min-h-6 items-center gap-1 font-medium text-accent hover:underline"
            >
              Read the API reference <Icon name="arrow-right" size={14} />
            </a>
          </p>
        </div>
        <div className="min-w-0 space-y-3">
          <CodeBlock
            label="Command"
            code={`curl -H "X-API-Key: $PORTOLAN_KEY" \\\n  ${origin}/api/v2/subdomains/harbour`}
          />
          <CodeBlock label="DNS query" code={digLine(`harbour.${first}`, "A")} />
        </div>
      </section>

      <section id="prices" className="mx-auto max-w-[72rem] px-4 pb-20 md:px-8">
        <h2 className="mb-3 font-semibold text-lg tracking-tight">Prices</h2>
        <Card>
          <PriceTable prices={prices} />
        </Card>
        <p className="mt-3 max-w-prose text-ink-3 text-sm">
          Premium names have prices of their own, shown before you buy. Reserved names cannot be registered. A
          name deleted in its first days is refunded.
        </p>
      </section>
    </>
  );
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(names.map((name) => `.${name}`));
}
