"use client";

import { MAX_COMMENT } from "@/lib/dns/notes";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { RecordErrors } from "./check-record";

/** What people note about a record. Nobody who asks the nameservers sees it. */
export function NoteFields({
  comment,
  tags,
  errors,
  onComment,
  onTags,
  onLeave,
}: {
  comment: string;
  /** With commas between them. */
  tags: string;
  errors: RecordErrors;
  onComment: (comment: string) => void;
  onTags: (tags: string) => void;
  onLeave: (field: string) => void;
}) {
  return (
    <>
      <div className="sm:col-span-8">
        <Field label="Comment" optional error={errors.comment}>
          {(aria) => (
            <Input
              {...aria}
              name="comment"
              value={comment}
              maxLength={MAX_COMMENT}
              placeholder="What it is for, and who asked for it"
              autoComplete="off"
              onChange={(event) => onComment(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="sm:col-span-4">
        <Field label="Tags" optional error={errors.tags}>
          {(aria) => (
            <Input
              {...aria}
              mono
              name="tags"
              value={tags}
              placeholder="team:web, old"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => onTags(event.target.value)}
              onBlur={() => onLeave("tags")}
            />
          )}
        </Field>
      </div>
    </>
  );
}
