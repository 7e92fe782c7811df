const SERIES = Symbol("series");

interface Named {
  [SERIES]?: string;
}

/**
 * Says which operation a request is, for the counts: a door knows it, the server that counts does not.
 * @param incoming Node's request; none in tests that call a door by itself
 * @param series `<door>:<operation>`, made once and not for each request
 */
export function nameRequest(incoming: object | undefined, series: string): void {
  if (incoming) (incoming as Named)[SERIES] = series;
}

/** What a door called the request; undefined when none did. */
export function nameOfRequest(incoming: object): string | undefined {
  return (incoming as Named)[SERIES];
}
