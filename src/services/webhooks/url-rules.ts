import { isIP } from "node:net";
import { RegistryError } from "../errors";
import type { AddressGuard } from "./port";

/** In an authority that is not an IPv6 address. */
const PORT = /(?<=^https?:\/\/[^/?#]*):\d+(?=[/?#]|$)/i;
const PORT_RANGE = "The URL's port must be 1 to 65535";

/**
 * The URL as it is stored. A name is not resolved here: every delivery checks the addresses that it has then.
 * @throws RegistryError invalid_value
 */
export function checkedUrl(text: string, guard: AddressGuard): string {
  const fault = (message: string): never => {
    throw new RegistryError("invalid_value", { message, fields: [{ path: "url", message }] });
  };
  if (!URL.canParse(text)) {
    const isPortWrong = URL.canParse(text.replace(PORT, ""));
    return fault(isPortWrong ? PORT_RANGE : "Enter a whole URL such as https://example.com/hook");
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return fault("The URL must begin with https://");
  if (url.username || url.password) return fault("Leave user and password out of the URL: use a header");
  if (url.hash) return fault("Leave out what follows the # in the URL: it is not sent");
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isLocal = host === "localhost" || host.endsWith(".localhost");
  const address = isLocal ? "127.0.0.1" : isIP(host) === 0 ? null : host;
  if (address === null && !host.includes("."))
    return fault("The URL needs a whole host name such as example.com");
  const refusal = address === null ? null : guard.refusalOf(address);
  if (refusal) return fault(`The URL leads to an address that is not public (${refusal})`);
  const isAllowedPlain = address !== null && guard.isAllowedByOperators(address);
  if (url.protocol === "http:" && !isAllowedPlain) return fault("The URL must begin with https://");
  if (url.port === "0") return fault(PORT_RANGE);
  return url.href;
}

/** What may be shown of a URL in the audit and in mails: paths and queries often hold a receiver's secret. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
