import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { mcp } from "@/api/mcp/app";
import { REFUSAL_META } from "@/api/mcp/refusal";
import type { Database } from "@/db/client";
import { type TestSettings, testApiSettings } from "./api-settings";
import { serveLocally } from "./serve";

/** What a tool refused with. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly details: Record<string, unknown>;
  readonly fix: string;
}

export interface Agent {
  readonly client: Client;
  /** The structure that a tool answers; its text is `textOf` the last answer. Fails the test when it is refused. */
  call(tool: string, args?: object): Promise<Record<string, unknown>>;
  /** What a tool refuses with. Fails the test when it does not. */
  refusal(tool: string, args?: object): Promise<Refused>;
  /** What the last call said in words. */
  lastText(): string;
}

/** The door for agents, on a port of this machine. */
export interface TestMcp {
  readonly url: string;
  /** A client of the official library that negotiates the protocol's revision, or the revisions of 2025. */
  connect(token: string, mode?: "auto" | "legacy"): Promise<Agent>;
  close(): Promise<void>;
}

export async function openTestMcp(db: Database, settings: TestSettings = {}): Promise<TestMcp> {
  const app = mcp({ ...testApiSettings(db, settings), waitMillis: 1_000 });
  const server = await serveLocally(app);
  const url = `${server.url}/mcp`;
  const clients: Client[] = [];
  return {
    url,
    async connect(token, mode = "auto") {
      const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
      const headers = { authorization: `Bearer ${token}` };
      await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
      clients.push(client);
      return agentOf(client);
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await server.close();
    },
  };
}

function agentOf(client: Client): Agent {
  let text = "";
  async function ask(name: string, args: object) {
    const result = await client.callTool({ name, arguments: { ...args } });
    const [first] = result.content;
    text = first?.type === "text" ? first.text : "";
    return result;
  }
  return {
    client,
    lastText: () => text,
    async call(tool, args = {}) {
      const { isError, structuredContent } = await ask(tool, args);
      if (isError) throw new Error(`${tool} was refused: ${text}`);
      return structuredContent as Record<string, unknown>;
    },
    async refusal(tool, args = {}) {
      const { isError, _meta } = await ask(tool, args);
      if (!isError) throw new Error(`${tool} was not refused: ${text}`);
      return _meta?.[REFUSAL_META] as Refused;
    },
  };
}
