export type Params = { [key: string]: string | Params };

/** Reads the form encoding of Stripe's requests: `metadata[payment_id]=…`, `expand[0]=…`. */
export function readForm(text: string): Params {
  const params: Params = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.split(/[[\]]+/).filter((part) => part !== "");
    let at = params;
    for (const part of path.slice(0, -1)) {
      const next = at[part];
      if (typeof next === "object") at = next;
      else {
        const made: Params = {};
        at[part] = made;
        at = made;
      }
    }
    at[path.at(-1) ?? key] = value;
  }
  return params;
}

/** The text at a path, or undefined. */
export function textAt(params: Params, ...path: string[]): string | undefined {
  let at: string | Params | undefined = params;
  for (const part of path) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : undefined;
}

/** All the texts in the record at `key`: `metadata`. */
export function recordAt(params: Params, ...path: string[]): Record<string, string> {
  let at: string | Params | undefined = params;
  for (const part of path) at = typeof at === "object" ? at[part] : undefined;
  if (typeof at !== "object") return {};
  return Object.fromEntries(
    Object.entries(at).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
