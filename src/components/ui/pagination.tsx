import { LinkButton } from "./button";

/** Which rows of how many, and the pages beside this one. `hrefFor(page)` counts from 1. */
export function Pagination({
  page,
  perPage,
  total,
  noun,
  hrefFor,
}: {
  page: number;
  perPage: number;
  total: number;
  /** "name", "names". */
  noun: readonly [one: string, many: string];
  hrefFor: (page: number) => string;
}) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const first = total === 0 ? 0 : (page - 1) * perPage + 1;
  const last = Math.min(total, page * perPage);
  const count = new Intl.NumberFormat("en");
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 px-3 py-2 text-ink-3 text-sm">
      <p className="tabular-nums">
        {pages > 1 ? `${count.format(first)}–${count.format(last)} of ` : ""}
        {count.format(total)} {total === 1 ? noun[0] : noun[1]}
      </p>
      {pages > 1 && (
        <div className="flex items-center gap-2">
          <Step to={page - 1} ok={page > 1} label="Previous" hrefFor={hrefFor} />
          <Step to={page + 1} ok={page < pages} label="Next" hrefFor={hrefFor} />
        </div>
      )}
    </nav>
  );
}

function Step({
  to,
  ok,
  label,
  hrefFor,
}: {
  to: number;
  ok: boolean;
  label: string;
  hrefFor: (page: number) => string;
}) {
  if (!ok) {
    return (
      <span aria-disabled className="inline-flex h-7 items-center rounded-md px-2.5 font-medium opacity-60">
        {label}
      </span>
    );
  }
  return (
    <LinkButton size="sm" href={hrefFor(to)} prefetch={false}>
      {label}
    </LinkButton>
  );
}
