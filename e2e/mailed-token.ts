import type { APIRequestContext } from "@playwright/test";
import { callProcedure } from "./procedures";

/** The token in the link of the newest mail to an address, as operators find it in their mailbox. */
export async function mailedToken(operator: APIRequestContext, address: string): Promise<string> {
  const get = { method: "GET" } as const;
  const listed = await callProcedure(operator, "console.mail.list", { search: address }, get);
  const mailId = (await listed.json()).result.data.mails[0].id;
  const mail = await callProcedure(operator, "console.mail.get", { mailId }, get);
  return /token=([\w-]+)/.exec((await mail.json()).result.data.text)?.[1] ?? "";
}
