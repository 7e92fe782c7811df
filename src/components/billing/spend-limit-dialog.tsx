"use client";

import { convertedSchema, type TypedAmount, toMinor, toTyped } from "../channels/money-form";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";

interface LimitFields {
  spendLimitAmount: TypedAmount;
}

/** Sets what the account, or one of its keys, may spend in a calendar month. */
export default function SpendLimitDialog({
  of,
  limit,
  currency,
  onClose,
}: {
  /** A key; the account without one. */
  of?: { readonly id: string; readonly name: string };
  limit: number | null;
  currency: string;
  onClose: () => void;
}) {
  const convert = (form: LimitFields) => ({ spendLimitAmount: toMinor(form.spendLimitAmount, currency) });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={of ? `Spend limit of ${of.name}` : "Spend limit"}
      description={
        of
          ? "What this key may spend in a calendar month (UTC), beside the account’s own limit."
          : "What may be spent in a calendar month (UTC), in each currency, by people and keys together."
      }
    >
      <Form<LimitFields, void>
        label="Spend limit"
        schema={() =>
          convertedSchema(
            import("@/services/billing/schema").then((m) => m.spendLimitInput),
            convert,
          )
        }
        submit={(form) =>
          of
            ? tell("spending.setKeyLimit", { keyId: of.id, ...convert(form) })
            : tell("spending.setLimit", convert(form))
        }
        onDone={(_, form) => {
          toast({ tone: "ok", text: form.spendLimitAmount === null ? "No limit holds" : "The limit is set" });
          onClose();
        }}
      >
        <TextField
          name="spendLimitAmount"
          label={`Limit a month (${currency})`}
          hint="What is spent already counts. Empty: no limit."
          inputMode="decimal"
          data-empty="null"
          defaultValue={toTyped(limit, currency)}
          placeholder="500.00"
          autoComplete="off"
          autoFocus
        />
        {!of && (
          <p className="text-ink-2 text-sm">
            Names that renew themselves are renewed all the same: a limit must not cost you a name. Those
            renewals count.
          </p>
        )}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save limit</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}
