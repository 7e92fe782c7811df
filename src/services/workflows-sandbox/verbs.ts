import type { z } from "zod";
import { newId } from "@/lib/id";
import { addDays, addYears } from "@/lib/time";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { hashAuthCode } from "../names/auth-code";
import { type Deleted, deleteName } from "../names/delete";
import { parseName } from "../names/label";
import { parseForLookup } from "../names/load";
import type { deleteInput } from "../names/schema";
import { inputHashOf, newRow } from "../workflows/new-row";
import type {
  StartRegistrationInput,
  StartRenewalInput,
  StartTransferInInput,
  StartUpdateInput,
} from "../workflows/schema";
import { startRegistration } from "../workflows/start-registration";
import { startRenewal } from "../workflows/start-renewal";
import { startTransferIn } from "../workflows/start-transfer-in";
import { startUpdate } from "../workflows/start-update";
import type { WorkflowView } from "../workflows/view";
import { startAndWait } from "../workflows/wait";
import { type SandboxName, standSandboxName } from "./sandbox-name";
import { TRANSFER_CODE, TRANSFER_LABEL } from "./simulated";
import { tryOut } from "./try-out";

/** Nothing of the sandbox waits for others. */
const NO_WAIT = 0;

/** As `startRegistration`, in the sandbox. @throws RegistryError what that throws */
export async function startSandboxRegistration(
  ctx: Context,
  input: StartRegistrationInput,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  return tryOut(ctx, {
    accountId,
    name: await parseName(ctx, input.name, input.domain),
    needsName: false,
    run: (inner) => startAndWait(inner, (c) => startRegistration(c, input), NO_WAIT),
  });
}

/** As `startUpdate`. @throws RegistryError what that throws */
export async function startSandboxUpdate(ctx: Context, input: StartUpdateInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:write");
  return tryOut(ctx, {
    accountId,
    name: await parseForLookup(ctx, input.name),
    needsName: true,
    run: (inner) => startAndWait(inner, (c) => startUpdate(c, input), NO_WAIT),
  });
}

/** As `startRenewal`. @throws RegistryError what that throws */
export async function startSandboxRenewal(ctx: Context, input: StartRenewalInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  return tryOut(ctx, {
    accountId,
    name: await parseForLookup(ctx, input.name),
    needsName: true,
    run: (inner) => startAndWait(inner, (c) => startRenewal(c, input), NO_WAIT),
  });
}

/** As `deleteName`; it is kept as an update. @throws RegistryError what that throws */
export async function deleteSandboxName(ctx: Context, input: z.output<typeof deleteInput>): Promise<Deleted> {
  const { accountId } = requireScope(ctx, "names:write");
  const name = await parseForLookup(ctx, input.name);
  const wish = { name: name.fqdn, deleted: true };
  let deleted: Deleted | undefined;
  await tryOut(ctx, {
    accountId,
    name,
    needsName: true,
    async run(inner) {
      deleted = await deleteName(inner, input);
      const context = { inputHash: inputHashOf(wish) };
      return newRow(inner, { accountId, kind: "update", fqdn: name.fqdn, input: wish, context });
    },
  });
  if (!deleted) throw new Error("A deletion was not tried");
  return deleted;
}

/**
 * As `startTransferIn`, of names that begin with `transfer-`, which somebody else holds in the sandbox: codes of real
 * names are not to be tried here.
 * @throws RegistryError what that throws; auth_code_invalid for any other name
 */
export async function startSandboxTransferIn(
  ctx: Context,
  input: StartTransferInInput,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const name = await parseForLookup(ctx, input.name);
  if (!name.label.startsWith(TRANSFER_LABEL)) {
    const message = `Names that begin with ${TRANSFER_LABEL} can be transferred in the sandbox, with the code ${TRANSFER_CODE}`;
    throw new RegistryError("auth_code_invalid", { message, fields: [{ path: "auth_code", message }] });
  }
  const registeredAt = addDays(ctx.now, -HELD_DAYS);
  const standing: SandboxName = {
    id: newId(),
    namespaceId: name.policy.id,
    label: name.label,
    labelUnicode: name.labelUnicode,
    fqdn: name.fqdn,
    registeredAt,
    expiresAt: addYears(registeredAt, 1),
    autoRenew: false,
    privacy: true,
    premium: false,
    clientStatuses: [],
    serverStatuses: [],
    lastRenewedAt: null,
    lastTransferAt: null,
    autoRenewedAt: null,
    stage: "registered",
    registryLockedAt: null,
    pendingTransferId: null,
    deletedAt: null,
    redemptionEndsAt: null,
    releasesAt: null,
  };
  return tryOut(ctx, {
    accountId,
    name,
    needsName: false,
    async run(inner, tx) {
      const holder = { organization: "Sandbox", contactName: "Sandbox", email: "sandbox@example.com" };
      const { id } = await tx.prisma.account.create({ data: { id: newId(), ...holder } });
      const authInfoHash = hashAuthCode(TRANSFER_CODE);
      await standSandboxName(tx, standing, { accountId: id, now: ctx.now, authInfoHash });
      return startAndWait(inner, (c) => startTransferIn(c, input), NO_WAIT);
    },
    // Its holder does not answer: it comes over by itself.
    outcome: (mine) => ({
      simulated: { state: "in_progress" },
      registration: mine ?? {
        ...standing,
        expiresAt: addYears(standing.expiresAt, 1),
        lastTransferAt: ctx.now,
        clientStatuses: ["clientTransferProhibited"],
        autoRenew: input.autoRenew,
        privacy: input.privacy,
      },
    }),
  });
}

/** Longer than any namespace keeps new names from being transferred, shorter than a term. */
const HELD_DAYS = 200;
