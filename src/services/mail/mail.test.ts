import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { smtpTransport } from "@/integrations/mail/smtp";
import { NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { deliverMail } from "./deliver";
import { listMail, loadMail } from "./mailbox";
import { listMailInput } from "./schema";
import { sendMail } from "./send";

let db: Database;
let smtp: Server;
let taken: string[] = [];
let refuses = false;

beforeAll(async () => {
  db = await openTestRegistry();
  smtp = createServer(speakSmtp);
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  smtp.close();
  await db.close();
});

/** As much of RFC 5321 as a client needs to hand a mail over. */
function speakSmtp(socket: Socket) {
  let data: string | null = null;
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    const text = chunk.toString();
    if (data !== null || text.startsWith("DATA")) {
      data = data === null ? "" : data + text;
      if (data === "") socket.write("354 go on\r\n");
      else if (data.endsWith("\r\n.\r\n")) {
        taken.push(data);
        data = null;
        socket.write("250 taken\r\n");
      }
      return;
    }
    if (text.startsWith("QUIT")) socket.end("221 bye\r\n");
    else if (text.startsWith("RCPT") && refuses) socket.write("550 no such mailbox\r\n");
    else socket.write("250 ok\r\n");
  });
  socket.on("error", () => undefined);
}

function transport() {
  const address = smtp.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return smtpTransport(`smtp://127.0.0.1:${address.port}`, "Portolan <portal@example.net>");
}

const send = (to: string, text = "Open https://portal.test/verify?token=secret-token-123 soon.") =>
  inTransaction(db, (tx) => sendMail(tx, { to, subject: `Grüße to ${to}`, text }, NOW));

it("a mail without SMTP stays on the mailbox page, unsent", async () => {
  await send("a@example.com");
  const [mail] = await mailsTo(db, "a@example.com");
  await deliverMail(db, null, mail?.id ?? "", NOW);
  expect((await mailsTo(db, "a@example.com"))[0]).toMatchObject({ sentAt: null, lastError: null });
});

it("a mail is delivered once, and its links' secrets are then removed here", async () => {
  taken = [];
  await send("b@example.com");
  const [mail] = await mailsTo(db, "b@example.com");
  const id = mail?.id ?? "";
  await deliverMail(db, transport(), id, NOW);
  await deliverMail(db, transport(), id, NOW);
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain("To: b@example.com");
  expect(taken[0]).toContain("From: Portolan <portal@example.net>");
  expect(taken[0]).toContain(`Message-ID: <${id}@example.net>`);
  expect(taken[0]?.replace(/=\r\n/g, "").replace(/=3D/g, "=")).toContain("token=secret-token-123");
  const [sent] = await mailsTo(db, "b@example.com");
  expect(sent?.sentAt).toEqual(NOW);
  expect(sent?.text).toBe("Open https://portal.test/verify?token=(removed) soon.");
});

it("a mail that the server refuses keeps its error and can be tried again", async () => {
  await send("c@example.com");
  const id = (await mailsTo(db, "c@example.com"))[0]?.id ?? "";
  refuses = true;
  await expect(deliverMail(db, transport(), id, NOW)).rejects.toThrow("550 no such mailbox");
  refuses = false;
  expect((await mailsTo(db, "c@example.com"))[0]).toMatchObject({ sentAt: null });
  expect((await mailsTo(db, "c@example.com"))[0]?.lastError).toContain("550 no such mailbox");
  await deliverMail(db, transport(), id, NOW);
  expect((await mailsTo(db, "c@example.com"))[0]).toMatchObject({ sentAt: NOW, lastError: null });
});

it("operators find mails by address and subject, page by page", async () => {
  for (let i = 0; i < 5; i++) await send(`page-${i}@example.com`, "text");
  const ctx = await userContext(db, null, { operatorRole: "read_only" });
  const find = (over: Record<string, unknown>) => listMail(ctx, listMailInput.parse(over));
  expect(await find({ search: "PAGE-", limit: 2, page: 2 })).toMatchObject({
    total: 5,
    page: 2,
    pages: 3,
    mails: [{ to: "page-2@example.com" }, { to: "page-1@example.com" }],
  });
  expect((await find({ search: "page-3" })).mails[0]).not.toHaveProperty("text");
  expect((await find({ search: "100%_" })).total).toBe(0);
});

it("the mailbox does not exist for registrants, and its texts are for admins", async () => {
  await send("d@example.com");
  const mailId = (await mailsTo(db, "d@example.com"))[0]?.id ?? "";
  const registrant = await userContext(db, null);
  expect(await codeOf(listMail(registrant, listMailInput.parse({})))).toBe("not_found");
  expect(await codeOf(loadMail(registrant, { mailId }))).toBe("not_found");
  const support = await userContext(db, null, { operatorRole: "support" });
  expect(await codeOf(loadMail(support, { mailId }))).toBe("missing_scope");
  const admin = await userContext(db, null, { operatorRole: "admin" });
  expect((await loadMail(admin, { mailId })).text).toContain("secret-token-123");
  expect(await codeOf(loadMail(admin, { mailId: crypto.randomUUID() }))).toBe("not_found");
});
