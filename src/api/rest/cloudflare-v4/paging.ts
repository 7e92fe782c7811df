import { z } from "zod";

const MOST_PAGES = 1_000_000;

/** More than `most` in a page are not refused but cut: `result_info` tells. */
function perPage(usual: number, most: number) {
  return z
    .int()
    .min(1)
    .default(usual)
    .transform((asked) => Math.min(asked, most))
    .meta({ description: `Results in a page, at most ${most}` });
}

/** The query of a list by pages. */
export function pageQuery({ usual = 20, most = 100 } = {}) {
  return {
    page: z.int().min(1).max(MOST_PAGES).default(1).meta({ description: "Page, from 1" }),
    per_page: perPage(usual, most),
  };
}

/** The query of a list by cursor. */
export function cursorQuery({ usual = 20, most = 100 } = {}) {
  return {
    cursor: z
      .string()
      .max(1_000)
      .optional()
      .meta({ description: "`result_info.cursor` of the page before; nothing for the first page" }),
    per_page: perPage(usual, most),
  };
}

/** `result_info` of a page; one beyond the end is empty, not an error. */
export function pageInfo(found: { items: readonly unknown[]; page: number; limit: number; total: number }) {
  const { items, page, limit, total } = found;
  return {
    page,
    per_page: limit,
    count: items.length,
    total_count: total,
    total_pages: Math.ceil(total / limit),
  };
}

/** `result_info` of a list by cursor: an empty one at the end. */
export function cursorInfo(items: readonly unknown[], limit: number, cursor: string) {
  return { count: items.length, per_page: limit, cursor };
}
