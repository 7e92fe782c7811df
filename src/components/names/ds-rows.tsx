"use client";

import { SelectField, TextField } from "../form/fields";
import { Button, IconButton } from "../ui/button";
import type { Rows } from "./use-rows";

interface Ds {
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: string;
}

const MOST = 12;

/** Signing algorithms that may still be used: RFC 8624 §3.1, IANA "DNS Security Algorithm Numbers". */
const ALGORITHMS: readonly (readonly [number, string])[] = [
  [8, "8 · RSA/SHA-256"],
  [10, "10 · RSA/SHA-512"],
  [13, "13 · ECDSA P-256"],
  [14, "14 · ECDSA P-384"],
  [15, "15 · Ed25519"],
  [16, "16 · Ed448"],
];

const DIGESTS: readonly (readonly [number, string])[] = [
  [2, "2 · SHA-256"],
  [4, "4 · SHA-384"],
  [1, "1 · SHA-1"],
];

/** DS data (RFC 4034 §5): what ties the zone's key to the registry, so that resolvers can check its signatures. */
export function DsRows({ rows }: { rows: Rows<Ds> }) {
  return (
    <section aria-label="DS data" className="space-y-3">
      <div>
        <h3 className="font-medium">DNSSEC: DS data</h3>
        <p className="text-ink-3 text-sm">
          Only if your zone is signed: your DNS host shows these four values. A wrong entry takes the name off
          the Internet for everybody who checks signatures.
        </p>
      </div>
      {rows.list.map(({ key, row }, index) => {
        const at = `ds.${index}`;
        const said = `of entry ${index + 1}`;
        return (
          <div
            key={key}
            className="grid grid-cols-2 gap-3 rounded-md border border-line p-3 sm:grid-cols-[8rem_10rem_9rem_minmax(0,1fr)_auto] sm:items-start sm:border-0 sm:p-0"
          >
            <TextField
              name={`${at}.keyTag`}
              label={<Label text="Key tag" said={said} />}
              type="number"
              min={0}
              max={65535}
              defaultValue={row.keyTag || ""}
              placeholder="20326"
            />
            <SelectField
              numeric
              name={`${at}.algorithm`}
              label={<Label text="Algorithm" said={said} />}
              defaultValue={row.algorithm}
            >
              {withPresent(ALGORITHMS, row.algorithm)}
            </SelectField>
            <SelectField
              numeric
              name={`${at}.digestType`}
              label={<Label text="Digest type" said={said} />}
              defaultValue={row.digestType}
            >
              {withPresent(DIGESTS, row.digestType)}
            </SelectField>
            <div className="col-span-2 sm:col-span-1">
              <TextField
                name={`${at}.digest`}
                label={<Label text="Digest" said={said} />}
                mono
                defaultValue={row.digest}
                placeholder="64 hexadecimal digits"
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <div className="sm:pt-7">
              <IconButton
                icon="trash"
                label={`Remove DS entry ${index + 1}`}
                size="md"
                onClick={() => rows.remove(key)}
              />
            </div>
          </div>
        );
      })}
      {rows.list.length < MOST && (
        <Button
          size="sm"
          icon="plus"
          onClick={() => rows.add({ keyTag: 0, algorithm: 13, digestType: 2, digest: "" })}
        >
          Add DS data
        </Button>
      )}
    </section>
  );
}

function Label({ text, said }: { text: string; said: string }) {
  return (
    <>
      {text}
      <span className="sr-only"> {said}</span>
    </>
  );
}

/** The choices, with the present value among them even when it is not advised any more. */
function withPresent(choices: readonly (readonly [number, string])[], present: number) {
  const known = choices.some(([number]) => number === present);
  return [...choices, ...(known ? [] : [[present, String(present)] as const])].map(([number, label]) => (
    <option key={number} value={number}>
      {label}
    </option>
  ));
}
