import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame } from "@/components/shell/app-frame";
import { CONSOLE_PLACES } from "@/components/shell/navigation";
import { caller } from "../caller";

/** For operators. To everybody else it does not exist. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const me = await (await caller()).access.me();
  if (!me) redirect("/sign-in");
  if (!me.user.operatorRole) notFound();
  return (
    <AppFrame area="console" me={me} places={CONSOLE_PLACES}>
      {children}
    </AppFrame>
  );
}
