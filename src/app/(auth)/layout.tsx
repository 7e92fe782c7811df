import Link from "next/link";
import type { ReactNode } from "react";
import { Logotype } from "@/components/brand";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeMenu } from "@/components/shell/theme-menu";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-16 items-center justify-between px-4 md:px-8">
        <Link href="/" aria-label="Portolan: home" className="rounded-md">
          <Logotype />
        </Link>
        <ThemeMenu />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[25rem] flex-1 px-4 pt-[8vh] pb-16 outline-none"
      >
        {children}
      </main>
    </div>
  );
}
