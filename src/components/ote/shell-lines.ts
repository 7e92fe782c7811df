/** A curl command over several lines: one for each header, one for the body, which stays as it is. */
export function shellLines(curl: string): string {
  const body = curl.indexOf(" -d '");
  const head = body === -1 ? curl : curl.slice(0, body);
  const rest = body === -1 ? "" : ` \\\n  ${curl.slice(body + 1)}`;
  return head.replaceAll(" -H ", " \\\n  -H ") + rest;
}
