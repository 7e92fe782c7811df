import { Status } from "../ui/badge";

/** Where a mail is on its way. */
export function MailState({
  mail,
}: {
  mail: { readonly sentAt: string | null; readonly lastError: string | null };
}) {
  if (mail.sentAt) return <Status tone="ok">Delivered by SMTP</Status>;
  if (mail.lastError) {
    return (
      <Status tone="bad" tip={mail.lastError}>
        Not taken yet
      </Status>
    );
  }
  return <Status tone="neutral">Kept here</Status>;
}
