import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/button";

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      actions={
        <LinkButton href="/dashboard/names" variant="primary">
          See your names
        </LinkButton>
      }
    >
      <p>It may have been removed, or it belongs to another account: look at the account at the top left.</p>
    </MessagePage>
  );
}
