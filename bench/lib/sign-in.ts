/** Signs in as a browser's form does and returns the cookies to send. */
export async function signInCookies(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const token = keep(await fetch(`${url}/api/auth/csrf`));
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookie() },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl: `${url}/dashboard` }),
  });
  keep(answer);
  if (![...jar.keys()].some((name) => name.endsWith("session"))) throw new Error("Sign-in failed");
  return cookie();
}
