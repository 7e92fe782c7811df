import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";

/** An application on a port of this machine. */
export interface Served {
  /** `http://127.0.0.1:40001`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function serveLocally({ fetch }: Pick<Parameters<typeof serve>[0], "fetch">): Promise<Served> {
  const server = serve({
    fetch,
    port: 0,
    hostname: "127.0.0.1",
    overrideGlobalObjects: false,
    // Longer than a busy machine pauses: a connection that ends as it is used again fails its request.
    serverOptions: { keepAliveTimeout: 120_000 },
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
