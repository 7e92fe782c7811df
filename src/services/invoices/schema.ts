import * as z from "zod";
import { isCountry } from "@/lib/countries";
import { emailField, line, paragraph } from "../accounts/schema";

const page = {
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
};

const listed = {
  ...page,
  kind: z.enum(["invoice", "credit_note"]).optional(),
  /** The number, or part of what was bought. */
  search: z
    .string()
    .trim()
    .max(200, "Search for at most 200 characters")
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
  /** Issued from this instant on. */
  from: z.iso.datetime().optional(),
  /** The first instant out. */
  to: z.iso.datetime().optional(),
};

export const invoicesInput = z.strictObject(listed);

export const anyInvoicesInput = z.strictObject({
  ...listed,
  /** The account's number. */
  account: z.number().int().min(1).max(2_147_483_647).optional(),
});

/** `INV-1042`, `CN-7`, or the number that the charge has on the statement. */
export const invoiceInput = z.strictObject({
  reference: z.string().trim().min(1, "There is no such invoice").max(40, "There is no such invoice"),
});

const optionalLine = (what: string, longest: number) =>
  z
    .string()
    .trim()
    .transform((text) => text || null)
    .pipe(line(what, longest).nullable())
    .nullable();

const country = z.string({ error: "Choose a country" }).refine(isCountry, "Choose a country");

/** Empty texts and null mean that it is not set. */
const optionalCountry = z
  .string()
  .transform((text) => text || null)
  .pipe(country.nullable())
  .nullable();

const taxId = optionalLine("a tax id", 30).pipe(
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 ./-]*$/, "A tax id has letters, digits, spaces, dots, slashes and hyphens")
    .nullable(),
);

const address = {
  street: optionalLine("a street", 200),
  city: optionalLine("a city", 100),
  postalCode: optionalLine("a postal code", 20),
  region: optionalLine("a region", 100),
  country: optionalCountry,
  taxId,
};

/** Where an account's invoices are addressed to. */
export const billingDetailsInput = z.strictObject(address);
export type BillingDetailsInput = z.output<typeof billingDetailsInput>;

const prefix = z
  .string({ error: "Enter what stands before the number, such as INV-" })
  .trim()
  .regex(
    /^[A-Za-z][A-Za-z0-9-]{0,10}-$/,
    "Begin with a letter and end with a hyphen, such as INV-; at most 12 letters, digits and hyphens",
  );

/** What stands on invoices from now on. */
export const sellerInput = z
  .strictObject({
    name: line("the seller's name", 200),
    street: z.string().trim().max(200).default(""),
    city: z.string().trim().max(100).default(""),
    postalCode: z.string().trim().max(20).default(""),
    region: z.string().trim().max(100).default(""),
    country: z.union([z.literal(""), country]).default(""),
    taxId: z.string().trim().max(30).default(""),
    email: z.union([z.literal(""), emailField]).default(""),
    invoicePrefix: prefix,
    creditNotePrefix: prefix,
    footer: z.union([z.literal(""), paragraph("a footer", 500)]).default(""),
  })
  .refine((seller) => seller.invoicePrefix.toUpperCase() !== seller.creditNotePrefix.toUpperCase(), {
    path: ["creditNotePrefix"],
    message: "Credit notes need another prefix than invoices",
  });
export type SetSellerInput = z.output<typeof sellerInput>;

export const addTaxRateInput = z.strictObject({
  country,
  name: line("the tax's name, such as VAT", 30),
  /** Hundredths of a percent. */
  rate: z
    .number({ error: "Enter a percentage, such as 19 or 8.1" })
    .int("Enter a percentage with at most two decimals")
    .min(0, "Enter a percentage from 0 to 100")
    .max(10_000, "Enter a percentage from 0 to 100"),
  reverseCharge: z.boolean().default(false),
  /** The first day, UTC. */
  validFrom: z.iso.date("Choose a day"),
});
export type AddTaxRateInput = z.output<typeof addTaxRateInput>;

export const removeTaxRateInput = z.strictObject({ rateId: z.uuid("There is no such tax rate") });
export type RemoveTaxRateInput = z.output<typeof removeTaxRateInput>;

/** A sale that is made up, to see the invoice for it. */
export const previewInput = z.strictObject({
  country: optionalCountry.default(null),
  hasTaxId: z.boolean().default(false),
});
