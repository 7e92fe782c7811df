import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FirstOperatorForm } from "@/components/setup/first-operator-form";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Set up" };

export default async function Setup() {
  const { isSetUp } = await (await caller()).access.setupStatus();
  if (isSetUp) redirect("/sign-in");
  return (
    <div className="space-y-5">
      <h1 className="font-semibold text-xl tracking-tight">Set up this portal</h1>
      <p className="text-ink-2">
        This portal is new and has no operator. Operators run the registry: they see its health, its rules and
        the mail it sends. Whoever fills in this form becomes the first one.
      </p>
      <FirstOperatorForm />
    </div>
  );
}
