import type { ReactNode } from "react";
import { PublicFooter, PublicHeader } from "@/components/shell/public-frame";
import { SkipLink } from "@/components/shell/skip-link";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PublicHeader />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}
