const ID = /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/i;

/** A UUID as this dialect writes it: its 32 hexadecimal digits. */
export function wireId(uuid: string): string {
  return uuid.replaceAll("-", "");
}

/** The UUID that a client means, null when it is none. */
export function findId(text: string): string | null {
  return ID.test(text) ? text.toLowerCase().replace(ID, "$1-$2-$3-$4-$5") : null;
}
