import type { Letter } from "./send";

/** The way out for mails; null in its place means that they stay on the mailbox page. */
export interface MailTransport {
  /** Hands a mail to the next server. Throws when that refuses or is away. */
  deliver(letter: Letter & { id: string; createdAt: Date }): Promise<void>;
  close(): void;
}
