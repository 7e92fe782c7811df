import type { ReactNode } from "react";
import { PublicFooter, PublicHeader } from "@/components/shell/public-frame";
import { SkipLink } from "@/components/shell/skip-link";
import { caller } from "../caller";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const me = await (await caller()).access.me();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PublicHeader isSignedIn={me !== null} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}
