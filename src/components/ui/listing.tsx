import type { ReactNode } from "react";
import { Card } from "./card";
import { Pagination } from "./pagination";
import { type SearchParams, withParams } from "./query-string";

/** A page of a list, with the pages beside it; or `empty`, what stands there when the list has nothing. */
export function Listing({
  path,
  params,
  page,
  perPage,
  total,
  noun,
  empty,
  children,
}: {
  path: string;
  /** Of the address: they stay when another page is turned to. */
  params: SearchParams;
  page: number;
  perPage: number;
  total: number;
  /** "name", "names". */
  noun: readonly [one: string, many: string];
  empty?: ReactNode;
  children: ReactNode;
}) {
  if (empty) return <Card>{empty}</Card>;
  return (
    <Card>
      {children}
      <div className="border-line border-t">
        <Pagination
          page={page}
          perPage={perPage}
          total={total}
          noun={noun}
          hrefFor={(to) => withParams(path, params, { page: to === 1 ? null : String(to) })}
        />
      </div>
    </Card>
  );
}
