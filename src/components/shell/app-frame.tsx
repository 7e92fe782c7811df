import Link from "next/link";
import type { ReactNode } from "react";
import { Logotype, Mark } from "../brand";
import { AccountSwitcher } from "./account-switcher";
import { BottomBar } from "./bottom-bar";
import { CommandButton } from "./command-button";
import type { ShellMe } from "./me";
import type { Place } from "./navigation";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";
import { UserMenu } from "./user-menu";

/** The frame of the dashboard and of the console: a side bar on a wide screen, a top and a bottom bar on a phone. */
export function AppFrame({
  area,
  me,
  places,
  notice,
  children,
}: {
  area: "dashboard" | "console";
  me: ShellMe;
  places: readonly Place[];
  /** Above every page: a suspended account, an outage. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  const name = area === "dashboard" ? "Dashboard" : "Operators’ console";
  return (
    <div className="print:block md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-20 flex h-14 items-center gap-1 border-line border-b bg-surface px-3 md:hidden print:hidden">
        <Link
          href={`/${area}`}
          aria-label={name}
          className="flex size-9 items-center justify-center rounded-md"
        >
          <Mark size={22} className="text-accent" />
        </Link>
        <div className="min-w-0 flex-1">
          {area === "dashboard" ? (
            <AccountSwitcher me={me} />
          ) : (
            <span className="px-2 font-medium">{name}</span>
          )}
        </div>
        <CommandButton places={places} compact />
        <UserMenu me={me} area={area} />
      </header>

      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-line border-r bg-sunken px-3 py-4 md:flex print:hidden">
        <Link href={`/${area}`} className="mx-1.5 self-start rounded-md" aria-label={`Portolan: ${name}`}>
          <Logotype size={22} />
        </Link>
        {area === "dashboard" ? (
          <AccountSwitcher me={me} />
        ) : (
          <p className="px-2 text-ink-3 text-sm">{name}</p>
        )}
        <CommandButton places={places} />
        <div className="min-h-0 flex-1 overflow-y-auto">
          <SideNav places={places} label="Main" />
        </div>
        <UserMenu me={me} area={area} wide />
      </aside>

      <div className="min-w-0 pb-20 md:pb-0">
        {notice}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[76rem] px-4 pt-6 pb-12 outline-none md:px-8 md:pt-8"
        >
          {children}
        </main>
      </div>
      <BottomBar places={places} />
    </div>
  );
}
