import { z } from "zod";
import { addContact } from "@/services/contacts/add";
import { listContacts } from "@/services/contacts/list";
import { loadContact } from "@/services/contacts/load";
import { removeContact } from "@/services/contacts/remove";
import { setDefaultContact } from "@/services/contacts/set-default";
import { updateContact } from "@/services/contacts/update";
import { findId, wireId } from "../ids";
import { pageInfo, pageQuery } from "../paging";
import { registrarRefusal } from "../registrar-faults";
import { type Route, route } from "../route";
import {
  contactAnswer,
  contactPatchBody,
  fromContactPatch,
  newContactBody,
  toBookContact,
} from "../wire/address-book";
import { fromContact } from "../wire/contact";

const PATH = "/accounts/{account_id}/registrar/contacts";

/** An id in a query, as a UUID. */
const idQuery = z
  .string()
  .transform((text) => findId(text) ?? text)
  .pipe(z.uuid("Must be an identifier"));

const OURS = { tag: "Address book", refusal: registrarRefusal } as const;

/** Where this portal keeps what is kept in a dashboard elsewhere. */
export const addressBookRoutes: Route[] = [
  route({
    ...OURS,
    method: "GET",
    path: PATH,
    id: "listContacts",
    summary: "List the address book, the default first",
    access: "names:read",
    query: z.object({
      ...pageQuery({ usual: 50, most: 100 }),
      search: z
        .string()
        .max(254)
        .optional()
        .meta({ description: "Part of a name, organization or email address" }),
    }),
    statuses: [200],
    result: z.array(contactAnswer),
    paging: "pages",
    errors: [],
    async run(ctx, { query: { page, per_page: limit, search } }) {
      const found = await listContacts(ctx, { page, limit, query: search });
      return { result: found.items.map(toBookContact), info: pageInfo(found) };
    },
  }),
  route({
    ...OURS,
    method: "POST",
    path: PATH,
    id: "addContact",
    summary: "Add a contact to the address book",
    description:
      "The first one becomes the default, with which names are registered that name no registrant.",
    access: "names:write",
    body: newContactBody,
    bodyExample: { email: "ada@example.com", postal_info: { name: "Ada Lovelace" } },
    statuses: [201],
    result: contactAnswer,
    errors: ["limit_reached"],
    async run(ctx, { body }) {
      const entry = await addContact(ctx, { ...fromContact(body), isDefault: body.is_default });
      return { result: toBookContact(entry) };
    },
  }),
  route({
    ...OURS,
    method: "GET",
    path: `${PATH}/{contact_id}`,
    id: "getContact",
    summary: "Show a contact of the address book",
    access: "names:read",
    statuses: [200],
    result: contactAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { result: toBookContact(await loadContact(ctx, { contactId: params.contact_id })) };
    },
  }),
  route({
    ...OURS,
    method: "PATCH",
    path: `${PATH}/{contact_id}`,
    id: "updateContact",
    summary: "Change a contact of the address book",
    description:
      "What is left out stays, null empties a field. Names that were registered with it keep their copy.",
    access: "names:write",
    body: contactPatchBody,
    bodyExample: { phone: "+1.5555555555" },
    statuses: [200],
    result: contactAnswer,
    errors: ["not_found"],
    async run(ctx, { params, body }) {
      const input = { contactId: params.contact_id, ...fromContactPatch(body) };
      return { result: toBookContact(await updateContact(ctx, input)) };
    },
  }),
  route({
    ...OURS,
    method: "DELETE",
    path: `${PATH}/{contact_id}`,
    id: "removeContact",
    summary: "Take a contact out of the address book",
    description: "When the default goes there is none, unless `next_default` names another one.",
    access: "names:write",
    query: z.object({
      next_default: idQuery
        .optional()
        .meta({ description: "The id of the contact that becomes the default" }),
    }),
    statuses: [200],
    result: z.object({ id: contactAnswer.shape.id }),
    errors: ["not_found"],
    async run(ctx, { params, query }) {
      await removeContact(ctx, {
        contactId: params.contact_id,
        nextDefaultId: query.next_default,
      });
      return { result: { id: wireId(params.contact_id) } };
    },
  }),
  route({
    ...OURS,
    method: "PUT",
    path: `${PATH}/{contact_id}/default`,
    id: "setDefaultContact",
    summary: "Make a contact the default",
    access: "names:write",
    statuses: [200],
    result: contactAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      await setDefaultContact(ctx, { contactId: params.contact_id });
      return { result: toBookContact(await loadContact(ctx, { contactId: params.contact_id })) };
    },
  }),
];
