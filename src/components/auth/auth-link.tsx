import Link from "next/link";
import type { ComponentProps } from "react";

/** A link between the pages of signing in. */
export function AuthLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...props}
      className="inline-block rounded-sm py-0.5 font-medium text-accent hover:underline"
    />
  );
}
