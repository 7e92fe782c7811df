import type { RegistryError } from "@/services/errors";
import { createAuthCode } from "@/services/names/auth-code";
import { type BulkOutcome, bulkAutoRenew, bulkRegistryLock, bulkRenew } from "@/services/names/bulk";
import { type Availability, checkName, checkNames } from "@/services/names/check";
import { deleteName } from "@/services/names/delete";
import { deletionTerms } from "@/services/names/deletion-terms";
import { nameInfo } from "@/services/names/info";
import { listNames } from "@/services/names/list";
import { registerName } from "@/services/names/register";
import { restoreName } from "@/services/names/restore";
import {
  bulkAutoRenewInput,
  bulkRegistryLockInput,
  bulkRenewInput,
  checkInput,
  checkManyInput,
  deleteInput,
  listInput,
  nameRef,
  registerInput,
  searchInput,
  updateInput,
} from "@/services/names/schema";
import { searchNames } from "@/services/names/search";
import { nameStatistics } from "@/services/names/statistics";
import { updateName } from "@/services/names/update";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const namesRouter = router({
  check: procedure
    .input(checkInput)
    .query(async ({ ctx, input }) => plain(toOffer(await checkName(ctx, input)))),
  checkMany: procedure.input(checkManyInput).query(async ({ ctx, input }) =>
    plain(
      (await checkNames(ctx, input)).map((checked) => ({
        input: checked.input,
        offer: checked.availability && toOffer(checked.availability),
        error: checked.error && toFault(checked.error),
      })),
    ),
  ),
  search: procedure.input(searchInput).query(async ({ ctx, input }) => {
    const { exact, fault, suggestions } = await searchNames(ctx, input);
    return plain({ exact: exact.map(toOffer), fault, suggestions: suggestions.map(toOffer) });
  }),
  list: procedure.input(listInput).query(async ({ ctx, input }) => plain(await listNames(ctx, input))),
  info: procedure.input(nameRef).query(async ({ ctx, input }) => plain(await nameInfo(ctx, input))),
  statistics: procedure.query(async ({ ctx }) => plain(await nameStatistics(ctx))),

  register: procedure
    .input(registerInput)
    .mutation(async ({ ctx, input }) => plain(await registerName(ctx, input))),
  restore: procedure.input(nameRef).mutation(async ({ ctx, input }) => plain(await restoreName(ctx, input))),
  update: procedure
    .input(updateInput)
    .mutation(async ({ ctx, input }) => plain(await updateName(ctx, input))),
  setNameservers: procedure
    .input(updateInput.pick({ name: true, nameservers: true, ds: true }).required({ nameservers: true }))
    .mutation(async ({ ctx, input }) => plain(await updateName(ctx, input))),
  setContacts: procedure
    .input(updateInput.pick({ name: true, contacts: true }).required({ contacts: true }))
    .mutation(async ({ ctx, input }) => plain(await updateName(ctx, input))),
  authCode: procedure
    .input(nameRef)
    .mutation(async ({ ctx, input }) => plain(await createAuthCode(ctx, input))),
  delete: procedure
    .input(deleteInput)
    .mutation(async ({ ctx, input }) => plain(await deleteName(ctx, input))),
  deletionTerms: procedure
    .input(nameRef)
    .query(async ({ ctx, input }) => plain(await deletionTerms(ctx, input))),
  bulkRenew: procedure
    .input(bulkRenewInput)
    .mutation(async ({ ctx, input }) => plain((await bulkRenew(ctx, input)).map(toOutcome))),
  bulkRegistryLock: procedure
    .input(bulkRegistryLockInput)
    .mutation(async ({ ctx, input }) => plain((await bulkRegistryLock(ctx, input)).map(toOutcome))),
  bulkAutoRenew: procedure
    .input(bulkAutoRenewInput)
    .mutation(async ({ ctx, input }) => plain((await bulkAutoRenew(ctx, input)).map(toOutcome))),
});

/** What the browser is told of a name that may be bought. Amounts in minor units a year. */
function toOffer({ name, ...availability }: Availability) {
  const { policy, fqdn, label, labelUnicode } = name;
  return {
    fqdn,
    unicode: `${labelUnicode}.${policy.name}`,
    label,
    namespace: policy.name,
    minYears: policy.minYears,
    maxYears: policy.maxYears,
    ...availability,
  };
}

function toFault({ code, message, details, fields }: RegistryError) {
  return { code, message, details, fields };
}

export function toOutcome({ error, ...outcome }: BulkOutcome) {
  return { ...outcome, error: error && toFault(error) };
}
