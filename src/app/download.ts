import { registryErrorOf } from "./caller";

/** A file to be saved. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

const STATUS: Partial<Record<string, number>> = { unauthenticated: 401, not_found: 404 };

/** Answers with the file that `make` makes; a refusal is said in a line of text. */
export async function download(make: () => Promise<Download>): Promise<Response> {
  try {
    const { name, type, content } = await make();
    return new Response(content, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const known = registryErrorOf(error);
    if (!known) throw error;
    return new Response(`${known.message}\n`, { status: STATUS[known.code] ?? 403 });
  }
}

/** A PDF as the procedures give it. */
export function pdf({ name, base64 }: { name: string; base64: string }): Download {
  return { name, type: "application/pdf", content: new Uint8Array(Buffer.from(base64, "base64")) };
}

/** A table as CSV. */
export function csv(name: string, content: string): Download {
  return { name, type: "text/csv; charset=utf-8", content };
}
