import type { Metadata } from "next";
import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main id="main">
      <MessagePage
        title="There is nothing here"
        actions={
          <>
            <LinkButton href="/" variant="primary">
              Search for a name
            </LinkButton>
            <LinkButton href="/dashboard">Go to the dashboard</LinkButton>
          </>
        }
      >
        <p>The address may be mistyped, or what was here has been removed.</p>
      </MessagePage>
    </main>
  );
}
