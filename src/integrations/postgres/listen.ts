import pg from "pg";

export interface Listening {
  /** Whether notifications reach us just now. */
  isConnected(): boolean;
  close(): Promise<void>;
}

const RETRY_MS = 500;

/**
 * Listens to a PostgreSQL channel on a connection of its own, and gets a new one when it is lost: what was told meanwhile
 * is lost, so `onPayload(null)` then says "anything may have happened". Rejects when the first connection fails.
 */
export async function listen(
  pool: pg.Pool,
  channel: string,
  onPayload: (payload: string | null) => void,
): Promise<Listening> {
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const retryLater = () => {
    if (!closed) retry = setTimeout(reconnect, RETRY_MS);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...pool.options, keepAlive: true });
    let lost = false;
    const onLost = () => {
      if (lost) return;
      lost = true;
      if (client === next) client = null;
      next.end().catch(() => undefined);
      if (established) retryLater();
    };
    let established = false;
    next.on("error", onLost);
    next.on("end", onLost);
    next.on("notification", ({ payload }) => onPayload(payload ?? ""));
    try {
      await next.connect();
      await next.query(`LISTEN ${channel}`);
    } catch (error) {
      next.end().catch(() => undefined);
      throw error;
    }
    if (lost) throw new Error(`The connection that listens to ${channel} was lost at once`);
    established = true;
    client = next;
    if (closed) await next.end();
  };
  const reconnect = (): void => {
    connect().then(() => onPayload(null), retryLater);
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
