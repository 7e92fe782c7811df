"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FaultError } from "../fault";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { Checkbox } from "../ui/choice";
import { Money } from "../ui/money";
import { type Funds, HowPaid } from "../workflows/how-paid";
import { requestPath } from "../workflows/paths";

type Typed = Input<"workflows.transferIn">;

export interface TransferPrice {
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
}

const schema = () =>
  import("@/services/workflows/schema").then(({ startTransferInInput }) => startTransferInInput);

/** Asks for a name of another account with its transfer code. What comes of it is followed on the request's page. */
export function TransferForm({
  prices,
  funds,
  initial,
}: {
  prices: readonly TransferPrice[];
  /** By currency. */
  funds: Readonly<Record<string, Funds>>;
  initial: string;
}) {
  const router = useRouter();
  const [name, setName] = useState(initial);
  const typed = name.trim().toLowerCase().replace(/\.$/, "");
  const price = prices.find((one) => typed.endsWith(`.${one.name}`));
  const paidBy = price && funds[price.currency];

  return (
    <Form<Typed, Output<"workflows.transferIn">>
      schema={schema}
      submit={async (input) => {
        try {
          return await tell("workflows.transferIn", input);
        } catch (error) {
          throw atFields(error);
        }
      }}
      onDone={({ id }) => router.push(requestPath(id))}
      label="Transfer in"
    >
      <TextField
        name="name"
        label="Name"
        mono
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder={`shop.${prices[0]?.name ?? "example"}`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        hint={
          price ? (
            <>
              A transfer costs <Money amount={price.amount} currency={price.currency} /> and adds a year
            </>
          ) : (
            <>The full name, ending in {prices.map((one) => `.${one.name}`).join(" or ")}</>
          )
        }
      />
      <TextField
        name="authCode"
        label="Transfer code"
        mono
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        hint="Its present holder makes it on the name’s settings page; it is valid for 14 days"
      />
      <div className="space-y-2">
        <Checkbox
          name="autoRenew"
          label="Renew by itself"
          hint="Before it expires, at the price of that day"
        />
        <Checkbox
          name="privacy"
          defaultChecked
          label="Keep the contacts private"
          hint="Lookups show no name or address of yours. It costs nothing."
        />
      </div>
      {price && paidBy && (
        <div className="border-line border-t pt-4">
          <HowPaid funds={paidBy} total={price.amount} currency={price.currency} />
        </div>
      )}
      <FormFault />
      <SubmitButton>
        {price ? (
          <>
            Transfer for <Money amount={price.amount} currency={price.currency} />
          </>
        ) : (
          "Transfer"
        )}
      </SubmitButton>
    </Form>
  );
}

/** The verb speaks of the wire's field, and of names in general. */
function atFields(error: unknown): unknown {
  if (!(error instanceof FaultError)) return error;
  const { fault } = error;
  if (fault.code === "not_found") {
    const message = "This is not a name that can be registered here: check its spelling and its ending";
    return new FaultError({ ...fault, message, fields: [{ path: "name", message }] });
  }
  return new FaultError({
    ...fault,
    fields: fault.fields.map(({ path, message }) =>
      path === "auth_code"
        ? { path: "authCode", message: `The transfer code ${message}` }
        : { path, message },
    ),
  });
}
