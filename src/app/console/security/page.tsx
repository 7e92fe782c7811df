import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { SecurityCards } from "../../security-cards";

export const metadata: Metadata = { title: "Password and sessions" };

/** For operators who belong to no account; the dashboard's settings show members the same. */
export default function Security() {
  return (
    <>
      <PageHeader title="Password and sessions" text="How you sign in." />
      <div className="max-w-3xl space-y-6">
        <SecurityCards />
      </div>
    </>
  );
}
