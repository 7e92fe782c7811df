import { headers } from "next/headers";
import { UrlButton } from "@/components/account/url-button";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { TestButton } from "@/components/webhooks/endpoint-actions";
import { AttemptLog, DeliveryLog } from "@/components/webhooks/endpoint-log";
import { type Endpoint, webhookPath } from "@/components/webhooks/endpoint-words";
import { isFiltered, type LogFilter, logQuery, readLogFilter } from "@/components/webhooks/log-filter";
import { LogHead } from "@/components/webhooks/log-head";
import { caller } from "../../../caller";
import { publicOrigin } from "../../../public-origin";
import { choosableEvents } from "../choosable-events";

/** What was sent and what waits, event by event or attempt by attempt. */
export async function Log({
  endpoint,
  params,
  mayChange,
}: {
  endpoint: Endpoint;
  params: SearchParams;
  mayChange: boolean;
}) {
  const { webhooks } = await caller();
  const path = webhookPath(endpoint.id);
  const types = [...(await choosableEvents(endpoint.events)).map(({ type }) => type), "webhook.test"];
  const filter = readLogFilter(params, types);
  const { state, answer } = filter;
  const query = logQuery(endpoint.id, filter, new Date());
  const shared = {
    isLive: filter.cursor === null && filter.to === "",
    empty: await empty(endpoint, filter, mayChange),
  };
  const isAttempts = filter.view === "attempts";
  // A new filter is a new log.
  const key = JSON.stringify(filter);
  let nextCursor: string | null;
  let log: React.ReactNode;
  if (isAttempts) {
    const asked = { ...query, answer: answer ?? undefined };
    const page = await webhooks.attempts(asked);
    nextCursor = page.nextCursor;
    log = <AttemptLog key={key} lines={page.items} query={asked} {...shared} />;
  } else {
    const asked = { ...query, state: state ?? undefined };
    const page = await webhooks.deliveries(asked);
    nextCursor = page.nextCursor;
    log = <DeliveryLog key={key} lines={page.items} query={asked} {...shared} />;
  }
  return (
    <section id="log" aria-labelledby="log-title" className="scroll-mt-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="log-title" className="font-semibold text-md">
            Log
          </h2>
          <p className="text-ink-3 text-sm">
            Kept for 30 days. Times are UTC; secrets and signatures are left out.
          </p>
        </div>
        {mayChange && endpoint.state === "active" && (
          <UrlButton param="replay" icon="rotate-ccw">
            Replay since…
          </UrlButton>
        )}
      </div>
      <LogHead path={path} params={params} filter={filter} types={types} />
      <Card>
        {log}
        {(nextCursor || filter.cursor) && (
          <nav aria-label="Pages" className="flex justify-end gap-2 border-line border-t px-3 py-2">
            {filter.cursor && (
              <LinkButton
                size="sm"
                href={`${withParams(path, params, { cursor: null })}#log`}
                prefetch={false}
              >
                Newest
              </LinkButton>
            )}
            {nextCursor && (
              <LinkButton
                size="sm"
                href={`${withParams(path, params, { cursor: nextCursor, delivery: null })}#log`}
                prefetch={false}
              >
                Older
              </LinkButton>
            )}
          </nav>
        )}
      </Card>
    </section>
  );
}

async function empty(endpoint: Endpoint, filter: LogFilter, mayChange: boolean) {
  const path = webhookPath(endpoint.id);
  if (isFiltered(filter) || filter.cursor) {
    return (
      <EmptyState
        icon="list"
        title="Nothing fits these filters"
        action={<LinkButton href={path}>Show everything</LinkButton>}
      >
        <p>Part of a name is enough; ids are compared whole. Times are UTC.</p>
      </EmptyState>
    );
  }
  const origin = publicOrigin(await headers());
  return (
    <EmptyState
      icon="send"
      title="Nothing was sent yet"
      action={mayChange && endpoint.state === "active" && <TestButton id={endpoint.id} />}
      curl={`curl -X POST -H "X-API-Key: $PORTOLAN_KEY" ${origin}/api/v2/webhooks/${endpoint.id}/test`}
    >
      <p>
        A test event shows whether your receiver answers. Every request stands here with its answer, from the
        first one on.
      </p>
    </EmptyState>
  );
}
