import { checkLine } from "../names/check-line";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";

const STEPS: readonly { icon: IconName; title: string; text: string }[] = [
  {
    icon: "search",
    title: "Search",
    text: "Type a word: you see at once what is free, and what a year costs.",
  },
  {
    icon: "wallet",
    title: "Add money",
    text: "Names are paid from a prepaid balance, so nothing surprises you later.",
  },
  {
    icon: "radio-tower",
    title: "Point it somewhere",
    text: "Add records in the portal: they answer on DNS within a second.",
  },
];

/** The home page of an account without names: the way to the first one, by hand and by program. */
export function FirstSteps({ publicUrl, keyHint }: { publicUrl: string; keyHint: string | null }) {
  return (
    <Card>
      <div className="grid gap-8 p-6 md:p-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <h2 className="font-semibold text-lg">Register your first name</h2>
          <p className="mt-1 text-ink-2">
            A name is an address of your own on the Internet: for a site, for mail, for a wallet.
          </p>
          <form action="/dashboard/search" method="get" className="mt-5 flex gap-2">
            <input
              name="q"
              type="search"
              data-search
              aria-label="Search for a name"
              placeholder="Your name, shop or idea"
              maxLength={200}
              autoComplete="off"
              className="control"
            />
            <button
              type="submit"
              className="h-9 shrink-0 rounded-md bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11"
            >
              Search
            </button>
          </form>
          <p className="mt-6 mb-1.5 text-ink-3 text-sm">or from a terminal</p>
          <CodeBlock label="Command" wrap code={checkLine(publicUrl, keyHint)} />
          <p className="mt-1.5 text-ink-3 text-sm">
            {keyHint
              ? `Put the whole key in: it begins with ${keyHint.replace(/…$/, "")}, and only you have the rest.`
              : "It needs an API key of yours."}{" "}
            <LinkToKeys />
          </p>
        </div>
        <ol className="space-y-5 lg:border-line lg:border-l lg:pl-8">
          {STEPS.map(({ icon, title, text }, index) => (
            <li key={title} className="flex gap-3">
              <span className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-sunken text-ink-3">
                <Icon name={icon} />
              </span>
              <div>
                <h3 className="font-medium">
                  {index + 1}. {title}
                </h3>
                <p className="text-ink-2">{text}</p>
              </div>
            </li>
          ))}
          <li>
            <LinkButton href="/dashboard/names/transfer" size="sm">
              I have a name with somebody else here
            </LinkButton>
          </li>
        </ol>
      </div>
    </Card>
  );
}

function LinkToKeys() {
  return (
    <a href="/dashboard/keys" className="text-accent underline underline-offset-2">
      API keys
    </a>
  );
}
