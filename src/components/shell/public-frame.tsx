import Link from "next/link";
import { Logotype } from "../brand";
import { LinkButton } from "../ui/button";
import { ThemeMenu } from "./theme-menu";

const LINK = "inline-flex h-9 items-center rounded-md px-2.5 text-ink-2 hover:bg-hover hover:text-ink";

export function PublicHeader({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <header className="border-line border-b bg-surface">
      <div className="mx-auto flex h-16 max-w-[72rem] items-center gap-2 px-4 md:px-8">
        <Link href="/" aria-label="Portolan: home" className="mr-3 rounded-md">
          <Logotype />
        </Link>
        <nav aria-label="Main" className="hidden flex-1 items-center gap-1 md:flex">
          <Link href="/#prices" className={LINK}>
            Prices
          </Link>
          <a href="/api/v2/docs" className={LINK}>
            API reference
          </a>
        </nav>
        <div className="ml-auto flex items-center gap-1.5">
          <ThemeMenu />
          {isSignedIn ? (
            <LinkButton href="/dashboard" prefetch={false} variant="primary">
              Dashboard
            </LinkButton>
          ) : (
            <>
              <Link href="/sign-in" prefetch={false} className={`${LINK} pointer-coarse:h-11`}>
                Sign in
              </Link>
              <LinkButton href="/sign-up" prefetch={false} variant="primary" className="max-sm:hidden">
                Create account
              </LinkButton>
            </>
          )}
        </div>
      </div>
    </header>
  );
}

export function PublicFooter() {
  return (
    <footer className="border-line border-t bg-surface text-ink-3">
      <div className="mx-auto flex max-w-[72rem] flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 md:px-8">
        <p>Portolan: a registry you can host yourself.</p>
        <ul className="flex flex-wrap gap-x-2">
          {[
            ["/docs", "Docs"],
            ["/docs/registrar", "For registrars"],
            ["/api/v2/docs", "API reference"],
            ["/api/v2/openapi.json", "OpenAPI"],
            ["/readyz", "Status"],
          ].map(([href, label]) => (
            <li key={href}>
              <a href={href} className={LINK}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
