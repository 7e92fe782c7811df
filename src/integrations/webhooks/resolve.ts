import { promises as dns } from "node:dns";

/** Every address of a host name. Rejects with Node's DNS codes (`ENOTFOUND`) when there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Asks the nameservers themselves: the system's resolver runs on a few threads that all deliveries share, and a name whose
 * servers hang would hold them up. What is in no DNS, such as names of /etc/hosts, is asked of the system.
 * @param servers `address:port` of nameservers instead of the system's
 */
export function systemResolve(servers: readonly string[] = []): Resolve {
  const resolver = new dns.Resolver({ timeout: 3_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (host) => {
    if (host === "localhost" || host.endsWith(".localhost")) return ["127.0.0.1", "::1"];
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    if (addresses.length > 0) return addresses;
    for (const one of found) {
      const code = one.status === "rejected" ? (one.reason as { code?: string }).code : undefined;
      if (code !== undefined && code !== "ENOTFOUND" && code !== "ENODATA")
        throw one.status === "rejected" && one.reason;
    }
    return (await dns.lookup(host, { all: true })).map(({ address }) => address);
  };
}
