import type { RecordNotes } from "./rows";
import { recordInput } from "./schema";

/** In front of a record's tags, in the comment behind it: as Cloudflare exports zones. */
const TAGS = "cf_tags=";

/** What Cloudflare notes for itself about records. */
const THEIRS = /^cf-/i;

/** A record's comment and tags as a zone file's comment; empty for none. */
export function writeNotes({ comment, tags }: Pick<RecordNotes, "comment" | "tags">): string {
  const parts = [comment, tags.length > 0 ? `${TAGS}${tags.join(",")}` : ""].filter((part) => part !== "");
  return parts.length === 0 ? "" : ` ; ${parts.join(" ")}`;
}

/** The comment and tags that a zone file's comment says; what cannot be kept is left out with a notice. */
export function readNotes(text: string): { comment: string; tags: readonly string[]; notice: string | null } {
  const clean = text.replace(/\p{Cc}/gu, " ").trim();
  const at = clean.lastIndexOf(TAGS);
  const said = recordInput.shape.comment.safeParse(at < 0 ? clean : clean.slice(0, at));
  const listed = at < 0 ? [] : clean.slice(at + TAGS.length).split(",");
  const meant = listed.map((tag) => tag.trim()).filter((tag) => tag !== "" && !THEIRS.test(tag));
  const tags = recordInput.shape.tags.safeParse(meant);
  const fault = said.error ?? tags.error;
  return {
    comment: said.data ?? "",
    tags: tags.data ?? [],
    notice: fault ? `The comment was left out: ${fault.issues[0]?.message ?? "it cannot be kept"}` : null,
  };
}
