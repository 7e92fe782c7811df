import pg from "pg";
import type { Subscription, ZoneChangeNotice } from "./zone-source";

/** The channel on which changes are told. Payload: lines of `apex` or `apex|fqdn`. */
export const CHANNEL = "dns_changed";

const RETRY_MS = 500;

export function parseNotice(payload: string): ZoneChangeNotice[] {
  return payload
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [apex = "", fqdn] = line.split("|");
      return { apex, fqdn: fqdn ?? null };
    });
}

/**
 * Listens on a connection of its own, for as long as it takes to get one back: whatever was told meanwhile is lost, so
 * after a reconnect everything may have changed.
 */
export async function listenForChanges(
  pool: pg.Pool,
  onChange: (changes: readonly ZoneChangeNotice[] | null) => void,
): Promise<Subscription> {
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...pool.options, keepAlive: true });
    let lost = false;
    const onLost = () => {
      if (lost) return;
      lost = true;
      client = null;
      next.end().catch(() => undefined);
      if (!closed) retry = setTimeout(reconnect, RETRY_MS);
    };
    next.on("notification", ({ payload }) => onChange(parseNotice(payload ?? "")));
    await next.connect();
    next.on("error", onLost);
    next.on("end", onLost);
    await next.query(`LISTEN ${CHANNEL}`);
    client = next;
  };
  const reconnect = (): void => {
    connect().then(
      () => onChange(null),
      () => {
        if (!closed) retry = setTimeout(reconnect, RETRY_MS);
      },
    );
  };
  await connect();
  return {
    isConnected: () => client !== null,
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
