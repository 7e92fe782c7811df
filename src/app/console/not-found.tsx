import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/button";

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      actions={<LinkButton href="/console">Back to the console</LinkButton>}
    >
      <p>The address may be mistyped, or what was here has been removed.</p>
    </MessagePage>
  );
}
