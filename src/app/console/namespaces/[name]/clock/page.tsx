import { notFound } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { ClockDesk } from "@/components/clock/clock-desk";
import { ClockName } from "@/components/clock/clock-name";
import { ClockNames } from "@/components/clock/clock-names";
import { ClockStats } from "@/components/clock/clock-stats";
import { durationInWords } from "@/components/clock/duration";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { Time } from "@/components/ui/time";
import { caller, registryErrorOf } from "../../../../caller";
import { findClock, type NamespaceProps, whyNotRegistry } from "../load-namespace";

const STEPS = [
  { move: "next", label: "To what is due next" },
  { move: "86400", label: "1 day" },
  { move: "2592000", label: "30 days" },
  { move: "until", label: "To a day…" },
];

export default async function ClockPage({
  params,
  searchParams,
}: NamespaceProps & { searchParams: Promise<SearchParams> }) {
  const clock = await findClock((await params).name);
  if (!clock) notFound();
  const { namespace, names, mostNames } = clock;
  const asked = await searchParams;
  const search = oneParam(asked, "q") ?? "";
  const api = await caller();
  const [listed, chosen] = await Promise.all([
    api.console.clock.names({ namespace, search }),
    findName(namespace, oneParam(asked, "name")),
  ]);
  const why =
    (await whyNotRegistry()) ??
    (names > mostNames
      ? `${names.toLocaleString("en")} names are too many: a clock moves with at most ${mostNames.toLocaleString("en")}`
      : null);
  return (
    <>
      <ClockStats clock={clock} />
      <Card>
        <CardHeader
          title="Move the clock on"
          text="For this demonstration: every name of the namespace becomes older, and what is due is carried out at once, in order."
        />
        <CardBody className="flex flex-wrap gap-2">
          {STEPS.map(({ move, label }) => (
            <UrlButton
              key={move}
              param="move"
              value={move}
              icon={move === "next" ? "clock" : undefined}
              variant={move === "next" ? "primary" : "secondary"}
              disabled={why !== null || (move === "next" && clock.nextDueAt === null)}
              title={why ?? undefined}
            >
              {label}
            </UrlButton>
          ))}
        </CardBody>
      </Card>
      <ClockDesk namespace={namespace} names={names} mayMove={why === null} />
      {chosen && <ClockName {...chosen} why={why} now={new Date()} />}
      <Card>
        <CardHeader
          title="To a state of a name"
          text="Choose a name to see its life, and move the clock to any state that is before it."
        />
        <ClockNames namespace={namespace} names={listed} search={search} chosen={chosen?.name.fqdn ?? null} />
      </Card>
      {clock.moves.length > 0 && (
        <Card>
          <CardHeader title="Moves so far" />
          <Facts
            items={clock.moves.map(({ at, by, seconds }) => ({
              term: durationInWords(seconds),
              value: (
                <>
                  <Time at={at} /> by {by}
                </>
              ),
            }))}
          />
        </Card>
      )}
    </>
  );
}

/** The name that the URL chooses; null for none, or one that has been released meanwhile. */
async function findName(namespace: string, text: string | undefined) {
  if (!text) return null;
  const api = await caller();
  try {
    const { fqdn, milestones } = await api.console.clock.name({ namespace, name: text.slice(0, 253) });
    return { name: await api.console.names.get({ name: fqdn }), milestones };
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}
