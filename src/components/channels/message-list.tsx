import clsx from "clsx";
import { Time } from "../ui/time";

interface Message {
  readonly id: string;
  readonly isFromOperator: boolean;
  readonly author: string | null;
  readonly text: string;
  readonly createdAt: string;
}

/** What operators and the registrar wrote to each other, the oldest first. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  return (
    <ol aria-label="Messages" className="space-y-3 p-4">
      {messages.map((message) => (
        <li
          key={message.id}
          className={clsx(
            "max-w-prose rounded-md px-3 py-2.5",
            message.isFromOperator ? "bg-sunken" : "ml-auto bg-accent-soft",
          )}
        >
          <p className="text-ink-3 text-xs">
            <span className="[overflow-wrap:anywhere]">{message.author ?? "The registry’s operators"}</span> ·{" "}
            <Time at={message.createdAt} />
          </p>
          <p className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">{message.text}</p>
        </li>
      ))}
    </ol>
  );
}
