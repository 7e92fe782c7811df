import type { Metadata } from "next";
import { headers } from "next/headers";
import { caller } from "@/app/caller";
import { publicOrigin } from "@/app/public-origin";
import { DnsEditor } from "@/components/dns/dns-editor";
import { findRecords, PER_PAGE } from "@/components/dns/find-records";
import { EmptyZone, NotHosted, NothingFound, ReadOnlyNotice, ZoneFacts } from "@/components/dns/zone-notices";
import { isDeleted } from "@/components/names/life";
import { namePath } from "@/components/names/paths";
import { FilterChips } from "@/components/ui/filter-chips";
import { Pagination } from "@/components/ui/pagination";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "DNS" };

export default async function Dns({
  params,
  searchParams,
}: NameProps & { searchParams: Promise<SearchParams> }) {
  const name = await loadName((await params).name);
  const query = await searchParams;
  const scopes = await viewerScopes();
  if (!scopes.has("dns:read")) return <ReadOnlyNotice reason="Your role does not include DNS." />;

  const { records: all, ...zone } = await (await caller()).dns.list({ name: name.fqdn });
  const { apex } = zone;
  if (!zone.isHosted) {
    const own = name.nameservers.map(({ host }) => host);
    return <NotHosted apex={apex} nameservers={own} kept={all.length} />;
  }
  const type = oneParam(query, "type")?.toUpperCase() ?? null;
  const text = oneParam(query, "q") ?? "";
  const found = findRecords(all, { type, text, page: Number(oneParam(query, "page")) || 1 });
  const path = namePath(apex, "dns");
  const reason = whyReadOnly(name, scopes);

  return (
    <>
      {reason && <ReadOnlyNotice reason={reason} />}
      <DnsEditor
        key={apex}
        apex={apex}
        policy={{
          recordTypes: zone.recordTypes,
          minTtl: zone.minTtl,
          maxTtl: zone.maxTtl,
          defaultTtl: zone.defaultTtl,
        }}
        serial={zone.serial}
        records={found.records}
        filter={{ type, text }}
        readOnly={reason !== null}
        empty={
          found.total === 0 ? (
            <EmptyZone apex={apex} origin={publicOrigin(await headers())} mayAdd={reason === null} />
          ) : (
            <NothingFound apex={apex} text={text} type={type} />
          )
        }
        footer={
          found.found > 0 && (
            <Pagination
              page={found.page}
              perPage={PER_PAGE}
              total={found.found}
              noun={["record", "records"]}
              hrefFor={(page) => withParams(path, query, { page: page === 1 ? null : String(page) })}
            />
          )
        }
      >
        {(found.types.length > 1 || type !== null) && (
          <div className="mb-3">
            <FilterChips
              label="Filter by type"
              chips={found.types.map((one) => ({
                label: one.type,
                href: withParams(path, query, { type: type === one.type ? null : one.type }),
                active: type === one.type,
                count: one.count,
              }))}
            />
          </div>
        )}
      </DnsEditor>
      <ZoneFacts apex={apex} serial={zone.serial} nameservers={zone.nameservers} />
    </>
  );
}

function whyReadOnly(name: Awaited<ReturnType<typeof loadName>>, scopes: ReadonlySet<string>): string | null {
  if (isDeleted(name)) return "The name was deleted. Restore it to change its records.";
  const status = name.statuses.find((one) => one.endsWith("UpdateProhibited"));
  if (status?.startsWith("client"))
    return `Its status ${status} forbids changes. Remove that status in Settings first.`;
  if (status) return `The registry has set ${status}. Contact support.`;
  if (!scopes.has("dns:write"))
    return "Your role does not include changing DNS. An owner or admin can change your role.";
  return null;
}
