import { addContact } from "@/services/contacts/add";
import { copyToNames, listCopies } from "@/services/contacts/copy-to-names";
import { listContacts } from "@/services/contacts/list";
import { loadContact } from "@/services/contacts/load";
import { removeContact } from "@/services/contacts/remove";
import {
  addContactInput,
  contactEmailInput,
  contactRef,
  copyToNamesInput,
  listContactsInput,
  removeContactInput,
  setDefaultContactInput,
  updateContactInput,
  verifyContactEmailInput,
} from "@/services/contacts/schema";
import { setDefaultContact } from "@/services/contacts/set-default";
import { updateContact } from "@/services/contacts/update";
import {
  loadVerification,
  resendContactVerification,
  verifyContactEmail,
} from "@/services/contacts/verify-email";
import { procedure, router } from "./base";
import { toOutcome } from "./names";
import { plain } from "./plain";

export const contactsRouter = router({
  list: procedure
    .input(listContactsInput)
    .query(async ({ ctx, input }) => plain(await listContacts(ctx, input))),
  get: procedure.input(contactRef).query(async ({ ctx, input }) => plain(await loadContact(ctx, input))),
  /** The names that say the same as an entry. */
  names: procedure.input(contactRef).query(async ({ ctx, input }) => plain(await listCopies(ctx, input))),
  add: procedure
    .input(addContactInput)
    .mutation(async ({ ctx, input }) => plain(await addContact(ctx, input))),
  update: procedure
    .input(updateContactInput)
    .mutation(async ({ ctx, input }) => plain(await updateContact(ctx, input))),
  remove: procedure.input(removeContactInput).mutation(({ ctx, input }) => removeContact(ctx, input)),
  setDefault: procedure
    .input(setDefaultContactInput)
    .mutation(({ ctx, input }) => setDefaultContact(ctx, input)),
  copyToNames: procedure
    .input(copyToNamesInput)
    .mutation(async ({ ctx, input }) => plain((await copyToNames(ctx, input)).map(toOutcome))),
  resendVerification: procedure
    .input(contactEmailInput)
    .mutation(async ({ ctx, input }) => plain(await resendContactVerification(ctx, input))),
  /** What the link of a mail is for, before its button is pressed. */
  verification: procedure
    .input(verifyContactEmailInput)
    .query(({ ctx, input }) => loadVerification(ctx, input)),
  verifyEmail: procedure
    .input(verifyContactEmailInput)
    .mutation(({ ctx, input }) => verifyContactEmail(ctx, input)),
});
