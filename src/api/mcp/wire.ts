import * as z from "zod";
import { findId } from "../rest/cloudflare-v4/ids";

export const money = z.string().describe("A decimal number, such as 29.90");
export const currencyCode = z.string().describe("ISO 4217, such as USD");
export const time = z.string().describe("RFC 3339, UTC");

export const nameInput = z
  .string()
  .min(1, "Enter a name")
  .max(1_024, "A name has at most 253 characters")
  .describe("A full name, such as harbour.example");

/** An identifier as the database has it; text that is none stays, and is not found. */
export function storedId(text: string): string {
  return findId(text) ?? text;
}
