import type { PageMeta } from "../route";

/** Where a page stands among all. */
export function pageMeta({ page, limit, total }: { page: number; limit: number; total: number }): PageMeta {
  return { page, limit, total, pages: Math.ceil(total / limit) };
}
