import { createHash } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import * as z from "zod";
import { type ChallengeInput, challengeInput } from "@/services/dns/challenge-schema";
import { presentChallenge, removeChallenge } from "@/services/dns/challenges";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import { readJsonBody } from "../rest/body";
import { errorDetails, errorHeaders } from "../rest/errors";
import { type ApiSettings, answerBy, type Dialect } from "../rest/exchange";
import { parseInput } from "../rest/input";
import { findBasicActor } from "./find-basic-actor";

/** Where lego's `httpreq` provider is pointed at: `HTTPREQ_ENDPOINT=https://names.example/httpreq`. */
export const HTTPREQ_PATH = "/httpreq";

const DIALECT: Dialect = {
  door: "httpreq",
  findActor: ({ db }, headers, ip, now) => findBasicActor(db, headers, ip, now),
  writeError(error) {
    const { code, message } = error;
    const { http: status } = CATALOGUE[code];
    const headers = errorHeaders(error);
    if (status === 401) headers["www-authenticate"] = 'Basic realm="Portolan", charset="UTF-8"';
    return { status, headers, body: JSON.stringify({ message, code, details: errorDetails(error) }) };
  },
};

/** In the mode RAW the client leaves the record's name and value to us (RFC 8555 §8.4). */
const rawInput = z.object({
  domain: z.string().min(1).max(1_024),
  token: z.string().optional(),
  keyAuth: z.string().min(1).max(1_024),
});

const MOST_BYTES = 16_384;

const VERBS = { present: presentChallenge, cleanup: removeChallenge } as const;

/**
 * The convention by which ACME clients have a DNS provider of their own set and remove challenges: lego, Traefik and
 * others call it `httpreq` (https://go-acme.github.io/lego/dns/httpreq/). An API key is the password; the user name is free.
 */
export function httpreq(settings: ApiSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false }).basePath(HTTPREQ_PATH);
  for (const [name, verb] of Object.entries(VERBS)) {
    const series = `httpreq:${name}`;
    app.post(`/${name}`, (http) => {
      nameRequest(http.env?.incoming, series);
      return answerBy(DIALECT, settings, http, false, async ({ ctx }) => {
        if (ctx.actor.kind !== "apiKey") throw new RegistryError("unauthenticated");
        const { json } = await readJsonBody(http.req.raw, MOST_BYTES);
        const { fqdn, value, serial } = await verb(ctx, readChallenge(json));
        return { status: 200, body: JSON.stringify({ fqdn, value, serial }) };
      });
    });
    app.all(`/${name}`, (http) =>
      answerBy(DIALECT, settings, http, true, () => {
        throw new RegistryError("method_not_allowed", {
          message: "This path takes POST",
          details: { method: http.req.method, allowed: ["POST"] },
        });
      }),
    );
  }
  for (const rest of ["/", "*"]) {
    app.all(rest, (http) =>
      answerBy(DIALECT, settings, http, true, () => {
        throw new RegistryError("not_found", {
          message: `There are ${HTTPREQ_PATH}/present and ${HTTPREQ_PATH}/cleanup, and nothing else`,
        });
      }),
    );
  }
  return app;
}

function readChallenge(json: unknown): ChallengeInput {
  const isRaw = typeof json === "object" && json !== null && "keyAuth" in json;
  if (!isRaw) return parseInput(challengeInput, json);
  const { domain, keyAuth } = parseInput(rawInput, json);
  return {
    fqdn: `_acme-challenge.${domain.replace(/^\*\./, "")}`,
    value: createHash("sha256").update(keyAuth).digest("base64url"),
  };
}
