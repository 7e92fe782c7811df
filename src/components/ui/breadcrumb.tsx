import Link from "next/link";
import { Fragment } from "react";

/** Where this page is; the last entry is the page itself. */
export function Breadcrumb({ items }: { items: readonly { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-ink-3 text-sm">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map((item, index) => (
          <Fragment key={item.href ?? item.label}>
            {index > 0 && <li aria-hidden>/</li>}
            <li>
              {item.href ? (
                <Link
                  href={item.href}
                  className="inline-block rounded-sm py-0.5 hover:text-ink hover:underline"
                >
                  {item.label}
                </Link>
              ) : (
                <span aria-current="page" className="[overflow-wrap:anywhere]">
                  {item.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
