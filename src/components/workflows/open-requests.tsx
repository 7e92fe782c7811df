import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { NameText } from "../ui/name-text";
import { requestPath } from "./paths";
import { RequestStatus, standing } from "./request-table";
import { KIND_WORDS, type NameRequest } from "./request-words";

/** Names that are on their way to the account: they are not in its list yet. */
export function ComingNames({ requests }: { requests: readonly NameRequest[] }) {
  return (
    <Card label="On their way">
      <CardHeader
        title="On their way"
        text="Not yours yet: each becomes a name of the list when its request is done"
      />
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-full sm:basis-48">
              <NameText fqdn={request.fqdn} unicode={request.unicode} className="font-medium" />
              <span className="block text-ink-3 text-sm">
                {KIND_WORDS[request.kind]}: {lowerFirst(standing(request))}
              </span>
            </span>
            <RequestStatus request={request} />
            <LinkButton
              href={requestPath(request.id)}
              size="sm"
              prefetch={false}
              aria-label={`Follow ${request.unicode}`}
            >
              Follow
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Above the pages of a name: what is under way for it. */
export function OpenRequest({ request }: { request: NameRequest }) {
  const needsUser = request.state === "action_required";
  return (
    <Alert
      tone={needsUser ? "warn" : "info"}
      title={
        needsUser ? `${KIND_WORDS[request.kind]}: it needs you` : `${KIND_WORDS[request.kind]} under way`
      }
      action={
        <LinkButton href={requestPath(request.id)} size="sm" prefetch={false}>
          {needsUser ? "Go on" : "Follow"}
        </LinkButton>
      }
    >
      {standing(request)}.
    </Alert>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
