import { RegistryError } from "@/services/errors";

/**
 * Asserts that every text and key of a request can be stored: null characters and halves of surrogate pairs fit in no
 * column and on no wire. Iterative: a body may nest deeply.
 * @throws RegistryError invalid_request
 */
export function assertCleanText(json: unknown): void {
  const open: { path: string; value: unknown }[] = [{ path: "", value: json }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value } = next;
    if (typeof value === "string") {
      const fault = textFault(value);
      if (fault) throw unclean(path, fault);
    } else if (value !== null && typeof value === "object") {
      for (const [key, item] of Object.entries(value)) {
        const fault = textFault(key);
        if (fault) throw unclean(path, `has a key that ${fault}`);
        open.push({ path: path === "" ? key : `${path.slice(0, 200)}.${key}`, value: item });
      }
    }
  }
}

function textFault(text: string): string | null {
  if (text.includes("\0")) return "contains a null character";
  return text.isWellFormed() ? null : "contains half of a surrogate pair, which is no character";
}

function unclean(path: string, message: string): RegistryError {
  return new RegistryError("invalid_request", {
    message: `${path || "The body"} ${message}`,
    fields: [{ path, message }],
  });
}
