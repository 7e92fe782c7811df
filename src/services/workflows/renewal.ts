import { loadName } from "../names/load";
import { renewAmountOf } from "../names/prices";
import { renewName } from "../names/renew";
import { pay } from "./pay";
import type { StartRenewalInput } from "./schema";
import type { Carried, Outcome, Step } from "./step";

const inputOf = ({ row }: Carried) => row.input as StartRenewalInput;

async function payment(carried: Carried): Promise<Outcome> {
  const { ctx, row } = carried;
  const { name, years } = inputOf(carried);
  const loaded = await loadName(ctx, row, name);
  const amount = (await renewAmountOf(ctx, loaded)) * years;
  return pay(carried, { amount, currency: loaded.policy.currency, next: "renew" });
}

/** Adds the years and takes the money for them. */
async function renew(carried: Carried): Promise<Outcome> {
  const { name } = await renewName(carried.ctx, inputOf(carried));
  return { kind: "done", next: null, facts: { nameId: name.id } };
}

export const RENEWAL: Readonly<Record<string, Step>> = { payment, renew };
