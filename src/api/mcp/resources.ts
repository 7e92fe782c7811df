import { type ReadResourceResult, type Resource, ResourceNotFoundError } from "@modelcontextprotocol/server";
import type { Context } from "@/services/context";
import { loadFacts } from "../docs/facts";
import { pageText, withHost } from "../docs/page";
import { findPage, listGuides } from "../docs/site";

const MARKDOWN = "text/markdown";

/** The docs as resources, by the addresses that they have for everybody. */
export function listResources(publicUrl: string): Resource[] {
  return listGuides().map(({ path, title, description }) => ({
    uri: `${publicUrl}${path}.md`,
    name: path.slice(1),
    title,
    description,
    mimeType: MARKDOWN,
  }));
}

/** A page of the docs; those of errors too, which are not listed. @throws ResourceNotFoundError */
export async function readResource(ctx: Context, uri: string): Promise<ReadResourceResult> {
  const { publicUrl } = ctx;
  const path = uri.startsWith(`${publicUrl}/`) ? uri.slice(publicUrl.length).replace(/\.md$/, "") : "";
  const page = findPage(path);
  if (!page) throw new ResourceNotFoundError(uri);
  const text = withHost(await pageText(page, await loadFacts(ctx)), publicUrl);
  return { contents: [{ uri, mimeType: MARKDOWN, text }] };
}
