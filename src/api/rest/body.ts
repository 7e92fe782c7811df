import { RegistryError } from "@/services/errors";
import { assertCleanText } from "../clean-text";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** A request's body as it came. */
export interface RawBody {
  readonly bytes: Uint8Array;
  /** The parsed JSON; undefined when the body is empty. */
  readonly json: unknown;
}

/**
 * Reads a JSON body of at most `limit` bytes, counted as they arrive.
 * @throws RegistryError payload_too_large | unsupported_media_type | malformed_json | invalid_request
 */
export async function readJsonBody(request: Request, limit: number): Promise<RawBody> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return { bytes, json: undefined };
  assertJsonType(request.headers);
  return { bytes, json: parseJson(bytes) };
}

/**
 * A body of at most `limit` bytes. A declared length is trusted: the HTTP parser ends the body there. Without one the
 * stream is counted.
 * @throws RegistryError payload_too_large
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > limit) throw tooLarge(limit);
    return new Uint8Array(await request.arrayBuffer());
  }
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    total += chunk.length;
    if (total > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): RegistryError {
  return new RegistryError("payload_too_large", {
    message: `The body is larger than the ${limit} bytes that are taken`,
    details: { limit_bytes: limit },
  });
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i;

function assertJsonType(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  if (!JSON_TYPE.test(type.trim())) {
    throw new RegistryError("unsupported_media_type", {
      message: type
        ? `The body's type is '${type.slice(0, 100)}': send JSON with the header Content-Type: application/json`
        : "Say what the body is: send JSON with the header Content-Type: application/json",
      details: { content_type: type.slice(0, 100) || null, accepted: ["application/json"] },
    });
  }
  const encoding = headers.get("content-encoding");
  if (encoding === null || encoding.toLowerCase() === "identity") return;
  throw new RegistryError("unsupported_media_type", {
    message: `The body's encoding is '${encoding.slice(0, 100)}': send it without Content-Encoding`,
    details: { content_encoding: encoding.slice(0, 100), accepted: ["identity"] },
  });
}

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new RegistryError("malformed_json", {
      message: "The body is not valid UTF-8: JSON is sent in UTF-8 (RFC 8259)",
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RegistryError("malformed_json", { message: `The body is not valid JSON${placeOf(error)}` });
  }
  // Only an escape can smuggle in what valid UTF-8 has not.
  if (text.includes("\\u")) assertCleanText(json);
  return json;
}

/** Where the parser stopped. The rest of its message quotes the body, which may hold a password. */
function placeOf(error: unknown): string {
  const place = /at position \d+(?: \(line \d+ column \d+\))?/.exec((error as Error).message);
  return place ? `: see ${place[0].slice(3)}` : "";
}
