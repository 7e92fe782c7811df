import type { ReactNode } from "react";
import { Tabs } from "@/components/ui/tabs";
import { ownChannel } from "./own-channel";

/** A registrar's pages, once the account has a channel. */
export default async function ChannelLayout({ children }: { children: ReactNode }) {
  const own = await ownChannel();
  return (
    <>
      {own?.channel && (
        <div className="mb-5">
          <Tabs
            label="Registrar channel"
            items={[
              { label: "Status", href: "/dashboard/channel" },
              { label: "Keys", href: "/dashboard/channel/keys" },
              { label: "OT&E", href: "/dashboard/channel/ote" },
              { label: "Commands", href: "/dashboard/channel/commands" },
            ]}
          />
        </div>
      )}
      {children}
    </>
  );
}
