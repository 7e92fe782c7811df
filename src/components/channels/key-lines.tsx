import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";

/** Lines that use a key as pasted, once it is in `REGISTRAR_KEY`: nothing they do changes production. */
export function KeyLines({ origin, namespace }: { origin: string; namespace: string }) {
  const base = `${origin}/api/v1/registrar/v1`;
  const head = 'curl -H "Authorization: Bearer $PORTOLAN_KEY"';
  const post = (path: string, body: object) =>
    `${head} -H "Content-Type: application/json" -d '${JSON.stringify(body)}' ${base}${path}`;
  const lines = [
    { what: "What this key may do, and why not the rest", code: `${head} ${base}/status` },
    {
      what: "Make the sandbox’s fixtures",
      code: post("/sandbox/reset", { tld: namespace, sandbox: true, idempotency_key: "ote-reset-001" }),
    },
    {
      what: "Is a name free?",
      code: post("/domains/check", { domain: `ote-available.${namespace}`, sandbox: true }),
    },
  ];
  return (
    <Card>
      <CardHeader
        title="From a terminal"
        text="With a key in REGISTRAR_KEY. None of these changes anything in production."
      />
      <CardBody className="space-y-4">
        {lines.map(({ what, code }) => (
          <div key={what}>
            <p className="mb-1.5 text-ink-2">{what}</p>
            <CodeBlock label={what} code={code} wrap />
          </div>
        ))}
      </CardBody>
    </Card>
  );
}
