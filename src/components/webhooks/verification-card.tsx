"use client";

import clsx from "clsx";
import type { Output } from "../trpc";
import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { useUrlParam } from "../use-url-param";

/** Code that tells our requests from forged ones, to paste: `?lang=Python`. */
export function VerificationCard({ examples }: { examples: Output<"webhooks.verification"> }) {
  const [lang, setLang] = useUrlParam("lang");
  const shown = examples.find(({ language }) => language === lang) ?? examples[0];
  if (!shown) return null;
  return (
    <Card>
      <CardHeader
        title="Verify what arrives"
        text={
          <>
            Any library of{" "}
            <a href="https://www.standardwebhooks.com" className="underline">
              Standard Webhooks
            </a>{" "}
            will do; or paste this.
          </>
        }
      />
      <CardBody className="space-y-3">
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">Language</legend>
          {examples.map(({ language }) => (
            <button
              key={language}
              type="button"
              aria-pressed={language === shown.language}
              onClick={() => setLang(language)}
              className={clsx(
                "h-7 rounded-full border px-2.5 text-sm pointer-coarse:h-9",
                language === shown.language
                  ? "border-accent-line bg-accent-soft text-accent"
                  : "border-line bg-surface text-ink-2 hover:bg-hover hover:text-ink",
              )}
            >
              {language}
            </button>
          ))}
        </fieldset>
        <div className="max-h-96 overflow-y-auto">
          <CodeBlock code={shown.code} label={`${shown.language} code`} />
        </div>
        <p className="text-ink-3 text-sm">
          How it works, and every event:{" "}
          <a href="/docs/webhooks" className="underline">
            docs on webhooks
          </a>
          .
        </p>
      </CardBody>
    </Card>
  );
}
