"use client";

import { Sheet } from "../ui/dialog";
import { Facts } from "../ui/facts";
import { Time } from "../ui/time";
import { KeyAddresses } from "./key-addresses";
import type { KeyInDialogs } from "./key-dialogs";
import { ScopeWords } from "./scope-field";
import { PLACEHOLDER } from "./tool-lines";
import { ToolPicker } from "./tool-picker";

/** What a key may do and how tools use it. The key itself was shown once. */
export default function KeySheet({
  apiKey,
  accountId,
  onClose,
}: {
  apiKey: KeyInDialogs;
  accountId: string;
  onClose: () => void;
}) {
  const { name, hint, scopes, acmeNames, allowedAddresses, createdAt, createdBy, expiresAt } = apiKey;
  return (
    <Sheet open onClose={onClose} title={name} description={<code className="font-mono">{hint}</code>}>
      <div className="space-y-5">
        <Facts
          items={[
            {
              term: "Created",
              value: (
                <>
                  <Time at={createdAt} />
                  {createdBy && ` by ${createdBy}`}
                </>
              ),
            },
            { term: "Expires", value: expiresAt ? <Time at={expiresAt} form="date" /> : "Never" },
            { term: "From", value: <KeyAddresses addresses={allowedAddresses} /> },
          ]}
        />
        <section className="space-y-1.5">
          <h3 className="font-medium text-sm">What it may do</h3>
          <ul className="list-disc space-y-1 pl-5 text-sm">
            {scopes.map((scope) => (
              <li key={scope}>
                <ScopeWords scope={scope} />
              </li>
            ))}
          </ul>
          {acmeNames.length > 0 && (
            <ul aria-label="Names" className="max-h-40 overflow-y-auto pl-5 font-mono text-sm">
              {acmeNames.map((fqdn) => (
                <li key={fqdn}>{fqdn}</li>
              ))}
            </ul>
          )}
        </section>
        <ToolPicker
          origin={location.origin}
          accountId={accountId}
          scopes={scopes}
          acmeNames={acmeNames}
          secret={null}
        />
        <p className="text-ink-3 text-sm">
          Put the key in place of <code className="font-mono">{PLACEHOLDER}</code>: we keep only a hash of it.
        </p>
      </div>
    </Sheet>
  );
}
