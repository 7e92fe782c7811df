import { notFound, redirect } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { namespacePath } from "@/components/namespaces/paths";
import { ListDialogs } from "@/components/price-lists/list-dialogs";
import { ListTable } from "@/components/price-lists/list-table";
import { isListKind, LIST_WORDS } from "@/components/price-lists/list-words";
import { Button, LinkButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { pageParam } from "@/components/ui/page-param";
import { Pagination } from "@/components/ui/pagination";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../../../caller";
import { loadNamespace, whyNotRegistry } from "../load-namespace";

const ROWS = 50;

export default async function ListPage({
  params,
  searchParams,
}: {
  params: Promise<{ name: string; list: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { name: segment, list: kind } = await params;
  if (!isListKind(kind)) notFound();
  const { policy } = await loadNamespace(segment);
  const query = await searchParams;
  const search = oneParam(query, "q")?.trim().slice(0, 253) ?? "";
  const page = pageParam(query);
  const path = namespacePath(policy.name, kind);
  const [list, why] = await Promise.all([
    (await caller()).console.lists.entries({ namespace: policy.name, kind, search, page, limit: ROWS }),
    whyNotRegistry(),
  ]);
  if (list.entries.length === 0 && page > 1) redirect(withParams(path, query, { page: null }));
  const { title, text, example } = LIST_WORDS[kind];
  const isEmpty = list.total === 0 && !search;
  const add = (
    <UrlButton param="new" variant="primary" icon="plus" disabled={why !== null} title={why ?? undefined}>
      Add
    </UrlButton>
  );
  const load = (
    <UrlButton param="import" icon="file-up" disabled={why !== null} title={why ?? undefined}>
      Import CSV
    </UrlButton>
  );
  return (
    <>
      <Card>
        <CardHeader
          title={title}
          text={text}
          action={
            !isEmpty && (
              <div className="flex flex-wrap gap-2">
                <LinkButton href={`${path}/export`} icon="download" prefetch={false} download>
                  Export CSV
                </LinkButton>
                {load}
                {add}
              </div>
            )
          }
        />
        {!isEmpty && (
          <form action={path} className="flex gap-2 border-line border-b px-4 py-3">
            <SearchInput
              name="q"
              className="max-w-80 flex-1"
              aria-label={`Search ${title.toLowerCase()}`}
              placeholder="Label or text"
              defaultValue={search}
            />
            <Button type="submit">Search</Button>
          </form>
        )}
        {list.entries.length > 0 ? (
          <>
            <ListTable kind={kind} entries={list.entries} currency={list.currency} why={why} />
            <div className="border-line border-t">
              <Pagination
                page={page}
                perPage={ROWS}
                total={list.total}
                noun={["entry", "entries"]}
                hrefFor={(to) => withParams(path, query, { page: to === 1 ? null : String(to) })}
              />
            </div>
          </>
        ) : isEmpty ? (
          <EmptyState
            icon="list"
            title="This list is empty"
            action={
              <>
                {load}
                {add}
              </>
            }
          >
            <p>Add names one by one, or import a file. It looks like this:</p>
            <pre className="mt-3 overflow-x-auto rounded-md border border-line bg-sunken p-3 text-left font-mono text-sm">
              {example.trim()}
            </pre>
          </EmptyState>
        ) : (
          <EmptyState
            icon="search"
            title={`Nothing matches “${search}”`}
            action={<LinkButton href={path}>Show the whole list</LinkButton>}
          >
            <p>Search by part of the label or of its text, or by a whole label in Unicode.</p>
          </EmptyState>
        )}
      </Card>
      {!why && (
        <ListDialogs
          place={{ namespace: policy.name, kind, currency: list.currency }}
          entries={list.entries}
        />
      )}
    </>
  );
}
