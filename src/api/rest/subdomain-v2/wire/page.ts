import { z } from "zod";
import { answerSchema } from "./components";

export const pageAnswer = answerSchema(
  "PageMeta",
  z.object({
    page: z.int(),
    limit: z.int(),
    total: z.int().meta({ description: "Of all pages" }),
    pages: z.int(),
  }),
);

/** Where a page stands among all. */
export function pageMeta({ page, limit, total }: { page: number; limit: number; total: number }) {
  return { page, limit, total, pages: Math.ceil(total / limit) };
}
