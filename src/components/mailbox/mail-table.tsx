import type { RouterOutputs } from "@/api/trpc/root";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { MailState } from "./mail-state";

/** Mails, the newest first. */
export function MailTable({ mails }: { mails: RouterOutputs["console"]["mail"]["list"]["mails"] }) {
  return (
    <Table label="Mails" stack>
      <thead>
        <tr>
          <Th>Subject</Th>
          <Th>To</Th>
          <Th>State</Th>
          <Th end>Written</Th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <Td head className="[overflow-wrap:anywhere]">
              <RowLink href={`/console/mailbox/${mail.id}`} prefetch={false}>
                {mail.subject}
              </RowLink>
            </Td>
            <Td label="To" className="[overflow-wrap:anywhere]">
              {mail.to}
            </Td>
            <Td label="State">
              <MailState mail={mail} />
            </Td>
            <Td label="Written" end className="text-ink-2">
              <Time at={mail.createdAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
