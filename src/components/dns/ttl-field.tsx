"use client";

import { useState } from "react";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import type { ZonePolicy } from "./record";
import { TTL_CHOICES, ttlWords } from "./ttl";

/** How long resolvers keep the answer: a usual time, or seconds of one's own. Empty is `fallback`. */
export function TtlField({
  value,
  onChange,
  policy,
  fallback,
  shared,
  error,
}: {
  /** Seconds as text, empty for `fallback`. */
  value: string;
  onChange: (value: string) => void;
  policy: ZonePolicy;
  /** The TTL of the set, or the zone's default. */
  fallback: number;
  /** Other records that would change with it. */
  shared: number;
  error?: string;
}) {
  const choices = TTL_CHOICES.filter((ttl) => ttl >= policy.minTtl && ttl <= policy.maxTtl);
  const [own, setOwn] = useState(value !== "" && !choices.includes(Number(value)));
  const hint =
    shared > 0
      ? `Shared by the ${shared + 1} records of this name and type`
      : own
        ? `${policy.minTtl} to ${policy.maxTtl} seconds`
        : undefined;
  return (
    <Field label={own ? "TTL in seconds" : "TTL"} hint={hint} error={error}>
      {(aria) =>
        own ? (
          <Input
            {...aria}
            name="ttl"
            inputMode="numeric"
            autoComplete="off"
            value={value}
            placeholder={String(fallback)}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Select
            {...aria}
            name="ttl"
            value={value}
            onChange={(event) => {
              if (event.target.value !== "own") return onChange(event.target.value);
              onChange(value || String(fallback));
              setOwn(true);
            }}
          >
            <option value="">Default ({ttlWords(fallback)})</option>
            {choices.map((ttl) => (
              <option key={ttl} value={ttl}>
                {ttlWords(ttl)}
              </option>
            ))}
            <option value="own">Other…</option>
          </Select>
        )
      }
    </Field>
  );
}
