"use client";

import { CodeBlock } from "../ui/code-block";
import { SecretOnce } from "../ui/secret-once";

/** The key, and two lines that use it as pasted: the status, and a check in the sandbox. */
export function CreatedChannelKey({ secret, namespace }: { secret: string; namespace: string }) {
  const base = `${location.origin}/api/v1/registrar/v1`;
  const head = `curl -H "Authorization: Bearer ${secret}"`;
  const check = `${head} -H "Content-Type: application/json" -d '{"domain":"ote-available.${namespace}","sandbox":true}' ${base}/domains/check`;
  return (
    <SecretOnce secret={secret} label="Channel key">
      <div className="space-y-3">
        <div>
          <p className="mb-1.5 text-ink-2">What it may do, and why not the rest:</p>
          <CodeBlock label="Status command" code={`${head} ${base}/status`} wrap />
        </div>
        <div>
          <p className="mb-1.5 text-ink-2">A first command in the sandbox:</p>
          <CodeBlock label="Check command" code={check} wrap />
        </div>
      </div>
    </SecretOnce>
  );
}
