import { Hono } from "hono";
import { listSigningKeys } from "@/services/signing/keys";
import type { DoorSettings } from "./context";

/** The public keys that evidence and checkpoints are signed with, at a place that verifiers can pin them from. */
export function signingKeys({ db }: DoorSettings): Hono {
  const app = new Hono();
  app.get("/.well-known/portolan-signing-keys", async (c) => {
    const keys = await listSigningKeys(db);
    c.header("cache-control", "public, max-age=300");
    c.header("access-control-allow-origin", "*");
    return c.json({
      keys: keys.map(({ fingerprint, publicKey, createdAt }) => ({
        fingerprint,
        algorithm: "Ed25519",
        pem: publicKey,
        created_at: createdAt.toISOString(),
      })),
    });
  });
  return app;
}
