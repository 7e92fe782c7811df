/** A file as JSON carries it: its bytes in base64. */
export function fileAsText({ name, content }: { name: string; content: Buffer }) {
  return { name, base64: content.toString("base64") };
}
