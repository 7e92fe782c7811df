import type { ReactNode } from "react";

/** A page of signing in or up: its title, a line about it, its form, and where else one may want to go. */
export function AuthPage({
  title,
  text,
  children,
  foot,
}: {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="space-y-5">
      <div className="space-y-2">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {text && <div className="text-pretty text-ink-2 [overflow-wrap:anywhere]">{text}</div>}
      </div>
      {children}
      {foot && <p className="text-ink-2">{foot}</p>}
    </div>
  );
}
