/** Most characters of a record's comment. */
export const MAX_COMMENT = 500;

/** Most tags of a record. */
export const MAX_TAGS = 20;

/** A tag is a name, and may have a value: `old`, `team:web`. No commas: lists of tags are written with them. */
export const TAG_PATTERN = /^[a-z][a-z0-9_-]{0,31}(:[^,\p{Cc}]{0,100})?$/iu;

export const TAG_RULE =
  "A tag begins with a letter, has at most 32 letters, digits, - and _, and may have a value: team:web";
