import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ClockBanner } from "@/components/clock/clock-banner";
import { NAMESPACES_PATH, namespacePath } from "@/components/namespaces/paths";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Badge, Status } from "@/components/ui/badge";
import { Tabs } from "@/components/ui/tabs";
import { findClock, loadNamespace, type NamespaceProps, whyNotRegistry } from "./load-namespace";

export async function generateMetadata({ params }: NamespaceProps): Promise<Metadata> {
  return { title: (await loadNamespace((await params).name)).policy.name };
}

export default async function NamespaceLayout({
  params,
  children,
}: NamespaceProps & { children: ReactNode }) {
  const segment = (await params).name;
  const { policy, counts } = await loadNamespace(segment);
  const clock = await findClock(segment);
  const why = await whyNotRegistry();
  const { name, isDefault, listedFor } = policy;
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{name}</span>}
        trail={[{ label: "Namespaces", href: NAMESPACES_PATH }, { label: name }]}
        beside={
          <>
            {isDefault && <Badge tone="accent">Default</Badge>}
            {listedFor.length === 0 && (
              <Status tone="warn" tip="No names can be registered under it until it is listed under Offer">
                Offered nowhere
              </Status>
            )}
          </>
        }
      />
      <div className="space-y-5">
        <Tabs
          label={`Parts of ${name}`}
          items={[
            { label: "Policy", href: namespacePath(name) },
            { label: "Prices", href: namespacePath(name, "prices") },
            { label: "Premium", href: namespacePath(name, "premium"), count: counts.premium },
            { label: "Reserved", href: namespacePath(name, "reserved"), count: counts.reserved },
            { label: "Claims", href: namespacePath(name, "claims"), count: counts.claims },
            ...(clock ? [{ label: "Clock", href: namespacePath(name, "clock") }] : []),
          ]}
        />
        <ClockBanner namespace={name} advancedSeconds={clock?.advancedSeconds ?? 0} />
        {why && <Alert tone="info">{why}.</Alert>}
        {children}
      </div>
    </>
  );
}
