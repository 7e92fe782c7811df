import { Badge } from "../ui/badge";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { Time } from "../ui/time";
import type { Endpoint } from "./endpoint-words";

/** Where and what is sent. */
export function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const { id, url, description, events, headerNames, previousSecretEndsAt } = endpoint;
  const none = <span className="text-ink-3">none</span>;
  return (
    <Facts
      items={[
        { term: "URL", value: <Copied text={url} label="Copy URL" /> },
        { term: "Description", value: description || none },
        {
          term: "Events",
          value:
            events.length === 0 ? (
              "All events"
            ) : (
              <span className="flex flex-wrap gap-1">
                {events.map((type) => (
                  <Badge key={type}>{type}</Badge>
                ))}
              </span>
            ),
        },
        {
          term: "Headers",
          value:
            headerNames.length === 0 ? (
              none
            ) : (
              <code className="font-mono text-sm">{headerNames.join(", ")}</code>
            ),
        },
        {
          term: "Signing secret",
          value: previousSecretEndsAt ? (
            <>
              Two until <Time at={previousSecretEndsAt} form="datetime" />, never shown again
            </>
          ) : (
            "One, never shown again"
          ),
        },
        { term: "Created", value: <Time at={endpoint.createdAt} form="datetime" /> },
        { term: "Webhook id", value: <Copied text={id} label="Copy webhook id" /> },
      ]}
    />
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 break-all py-0.5 font-mono text-sm">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
