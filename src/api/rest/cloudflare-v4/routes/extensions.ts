import { z } from "zod";
import { listExtensions, loadExtension } from "@/services/names/extensions";
import { cursorInfo, cursorQuery } from "../paging";
import { registrarRefusal } from "../registrar-faults";
import type { RegistrarTree } from "../registrar-tree";
import { type Route, route } from "../route";
import { extensionAnswer, toExtension } from "../wire/extension";

/** Extensions do not change: when one was changed is when it was made. */
const SORTS = { name: "name", created_at: "createdAt", updated_at: "createdAt" } as const;

const listQuery = z.object({
  ...cursorQuery({ usual: 20, most: 100 }),
  name: z.string().max(254).optional().meta({ description: "Only the extension with this name" }),
  sort_by: z.enum(["name", "created_at", "updated_at"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

const ABOUT =
  "`registration_schema` and `transfer_schema` are JSON Schemas of the bodies that are taken: of a registration, and of a transfer in. Send the ETag as `If-None-Match`, to be answered with 304 while nothing has changed.";

/** What names are offered under, and what is asked for there. */
export function extensionRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "GET",
      path: `${tree.path}/extensions`,
      id: tree.id("listExtensions"),
      tag: tree.tag,
      summary: "List the extensions that names are offered under",
      description: ABOUT,
      access: "names:read",
      query: listQuery,
      etag: true,
      statuses: [200],
      result: z.array(extensionAnswer),
      paging: "cursor",
      errors: [],
      refusal: registrarRefusal,
      async run(ctx, { query }) {
        const { cursor, per_page: limit, name, sort_by: sort, direction } = query;
        const input = { cursor, limit, name, sortBy: SORTS[sort], direction };
        const page = await listExtensions(ctx, input, "cloudflare_v4");
        return { result: page.items.map(toExtension), info: cursorInfo(page.items, limit, page.cursor) };
      },
    }),
    route({
      method: "GET",
      path: `${tree.path}/extensions/{extension}`,
      id: tree.id("getExtension"),
      tag: tree.tag,
      summary: "Show an extension, and what is asked for there",
      description: ABOUT,
      access: "names:read",
      etag: true,
      statuses: [200],
      result: extensionAnswer,
      errors: ["not_found"],
      refusal: registrarRefusal,
      async run(ctx, { params }) {
        return { result: toExtension(await loadExtension(ctx, params.extension, "cloudflare_v4")) };
      },
    }),
  ];
}
