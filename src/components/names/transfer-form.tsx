"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FaultError } from "../fault";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button, LinkButton } from "../ui/button";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { namePath, TRANSFERS_PATH } from "./paths";

type Typed = Input<"transfers.request">;

export interface TransferPrice {
  readonly name: string;
  readonly amount: number;
  readonly currency: string;
}

const schema = () =>
  import("@/services/transfers/schema").then(({ requestTransferInput }) => requestTransferInput);

/** Takes a name over from another account with its transfer code. */
export function TransferForm({ prices, initial }: { prices: readonly TransferPrice[]; initial: string }) {
  const router = useRouter();
  const [name, setName] = useState(initial);
  const [done, setDone] = useState<Output<"transfers.request"> | null>(null);
  const typed = name.trim().toLowerCase().replace(/\.$/, "");
  const price = prices.find((one) => typed.endsWith(`.${one.name}`));

  if (done) {
    return (
      <div className="space-y-4">
        <Outcome done={done} />
        <div className="flex flex-wrap gap-2">
          {done.name ? (
            <LinkButton href={namePath(done.name.fqdn)} variant="primary">
              Open the name
            </LinkButton>
          ) : (
            <LinkButton href={TRANSFERS_PATH} variant="primary">
              See all transfers
            </LinkButton>
          )}
          <Button
            onClick={() => {
              setDone(null);
              setName("");
            }}
          >
            Transfer another
          </Button>
        </div>
      </div>
    );
  }

  return (
    <Form<Typed, Output<"transfers.request">>
      schema={schema}
      submit={async (input) => {
        try {
          return await tell("transfers.request", input);
        } catch (error) {
          throw atFields(error);
        }
      }}
      onDone={(result) => {
        setDone(result);
        router.refresh();
      }}
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

function Outcome({ done: { transfer, name, chargedAmount } }: { done: Output<"transfers.request"> }) {
  const taken = (
    <>
      <Money amount={chargedAmount} currency={transfer.currency} /> was taken from your balance
    </>
  );
  if (name) {
    return (
      <Alert tone="ok" live title={`${transfer.unicode} is yours`}>
        It is paid until <Time at={name.expiresAt} form="date" />; {taken}. The transfer lock is on,
        auto-renew is off, and its contacts are yours to enter.
      </Alert>
    );
  }
  return (
    <Alert tone="ok" live title={`You have asked for ${transfer.unicode}`}>
      Its holder was told, and may approve or reject it. If they do not answer, it is yours on{" "}
      <Time at={transfer.actsAt} form="datetime" />. {taken}; it comes back if the transfer is rejected, or
      you cancel it.
    </Alert>
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
