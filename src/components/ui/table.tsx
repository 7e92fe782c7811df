import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";
import { TableKeys } from "./table-keys";

/**
 * A dense table: rows of 40 px in a box that scrolls by itself. `stack` turns rows into cards on a phone (give cells their
 * `label`); without it the table scrolls sideways. Arrows move between rows, Space ticks the row's check box.
 */
export function Table({
  label,
  stack = false,
  className,
  children,
}: {
  /** What it lists, for screen readers. */
  label: string;
  stack?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <TableKeys label={label} className={className}>
      <table className="table" data-stack={stack ? "" : undefined}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </TableKeys>
  );
}

/** A column's head. With `sort` it is a link that sorts: `href` leads to the next order. */
export function Th({
  children,
  sort,
  label,
  end = false,
  width,
}: {
  children?: ReactNode;
  /** For a column whose head is not written, such as that of menus: read aloud. */
  label?: string;
  sort?: { href: string; order: "asc" | "desc" | null };
  end?: boolean;
  width?: string;
}) {
  const order = sort?.order ?? null;
  return (
    <th
      scope="col"
      style={{ width }}
      className={end ? "end" : undefined}
      aria-sort={
        sort ? (order === "asc" ? "ascending" : order === "desc" ? "descending" : "none") : undefined
      }
    >
      {sort ? (
        <Link
          href={sort.href}
          prefetch={false}
          scroll={false}
          className="inline-flex h-6 items-center gap-1 rounded-sm hover:text-ink"
        >
          {children}
          <Icon
            name={order === "desc" ? "arrow-down" : "arrow-up"}
            size={12}
            className={order === null ? "opacity-0" : undefined}
          />
        </Link>
      ) : (
        (children ?? <span className="sr-only">{label}</span>)
      )}
    </th>
  );
}

/**
 * A cell. `label` is its name when rows are stacked; `head` the cell that names the row, `corner` the one with its check
 * box or menu.
 */
export function Td({
  label,
  head = false,
  corner = false,
  end = false,
  className,
  ...rest
}: ComponentProps<"td"> & { label?: string; head?: boolean; corner?: boolean; end?: boolean }) {
  return (
    <td
      {...rest}
      data-label={label}
      data-head={head ? "" : undefined}
      data-corner={corner ? "" : undefined}
      className={clsx(end && "end", className)}
    />
  );
}

/** The link by which a row is opened: it carries the arrows' focus. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      data-row
      className={clsx("inline-flex min-h-6 items-center rounded-sm font-medium hover:underline", className)}
    />
  );
}
