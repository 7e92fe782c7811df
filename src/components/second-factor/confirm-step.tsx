"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { CodeField } from "./code-field";
import { QrPicture } from "./qr-picture";

/** Shows the key to the app and takes its first code. */
export function ConfirmStep({
  factor: { secret, uri, qr },
  onDone,
  onCancel,
}: {
  factor: Output<"secondFactor.begin">;
  onDone: (codes: readonly string[]) => void;
  onCancel: () => void;
}) {
  return (
    <Form<Input<"secondFactor.confirm">, Output<"secondFactor.confirm">>
      label="First code"
      schema={async () => (await import("@/services/access/second-factor/schema")).codeInput}
      submit={(input) => tell("secondFactor.confirm", input)}
      onDone={({ recoveryCodes }) => onDone(recoveryCodes)}
    >
      <div className="flex flex-col items-start gap-4 sm:flex-row">
        <QrPicture qr={qr} label="QR code for your authenticator app" />
        <div className="min-w-0 space-y-3">
          <p className="text-ink-2">
            Scan the picture with the app. On this device,{" "}
            <a href={uri} className="text-accent underline underline-offset-2">
              open the app
            </a>
            , or type the key:
          </p>
          <section
            aria-label="Key"
            className="flex items-start gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3"
          >
            <code className="min-w-0 flex-1 py-1 font-mono text-sm">{inGroups(secret)}</code>
            <CopyButton text={secret} label="Copy key" />
          </section>
        </div>
      </div>
      <CodeField autoFocus hint="The 6 digits that the app shows then" />
      <FormFault />
      <FormFoot>
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton>Turn on</SubmitButton>
      </FormFoot>
    </Form>
  );
}

/** In fours, as people type. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
