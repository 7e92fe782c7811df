import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/tabs";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        items={[
          { label: "Profile", href: "/dashboard/settings" },
          { label: "Account", href: "/dashboard/settings/account" },
          { label: "Password and sessions", href: "/dashboard/settings/security" },
        ]}
      />
      <div className="mt-6 max-w-3xl space-y-6">{children}</div>
    </>
  );
}
