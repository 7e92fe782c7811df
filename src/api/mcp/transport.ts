import {
  createMcpHandler,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";

/**
 * Answers what a request's body says, with JSON and never with a stream: nothing is told before the answer. Each request
 * has a server of its own, in the revision of the protocol that it speaks (2026-07-28, or those before it).
 */
export async function answerMessages(
  { url, headers }: Request,
  json: unknown,
  openServer: () => Server,
): Promise<Response> {
  // The body was read. A client that hangs up does not end what it began: it can ask what became of it.
  const head = new Request(url, { method: "POST", headers });
  if (await isLegacyRequest(head, json)) return answerLegacy(head, json, openServer());
  // Nobody is told of changes, so nobody may wait for them.
  return createMcpHandler(openServer, { maxSubscriptions: 0 }).fetch(head, { parsedBody: json });
}

async function answerLegacy(head: Request, json: unknown, server: Server): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(head, { parsedBody: json });
  } finally {
    await server.close();
  }
}
