"use client";

import { useRouter } from "next/navigation";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";
import { LimitField } from "./limit-field";

const count = new Intl.NumberFormat("en");

/** How many names an account may hold by way of programs. Empty gives the usual number back. */
export function DomainLimitForm({
  number,
  domainLimit,
  usual,
  held,
  disabled,
}: {
  number: number;
  domainLimit: number | null;
  usual: number;
  /** Names that the account holds now. */
  held: number;
  disabled: boolean;
}) {
  const router = useRouter();
  return (
    <Form<Input<"console.accounts.setDomainLimit">, void>
      label="Domain limit"
      schema={async () => (await import("@/services/accounts/schema")).setDomainLimitInput}
      fixed={{ number }}
      submit={(input) => tell("console.accounts.setDomainLimit", input)}
      onDone={(_, { domainLimit: limit }) => {
        const text =
          limit === null
            ? "The usual limit holds again"
            : `Programs may take the account to ${count.format(limit)} names`;
        toast({ tone: "ok", text });
        router.refresh();
      }}
    >
      <LimitField
        name="domainLimit"
        label="Names by way of programs"
        hint={`Empty: the usual ${count.format(usual)}. Every name that the account holds counts: ${count.format(held)} now. The dashboard is not limited.`}
        min={0}
        value={domainLimit}
        usual={usual}
        disabled={disabled}
      />
    </Form>
  );
}
