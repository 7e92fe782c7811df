import type { Metadata } from "next";
import { AppearanceField } from "@/components/account/appearance-field";
import { ProfileForm } from "@/components/account/profile-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Profile" };

export default async function Profile() {
  const me = await (await caller()).access.me();
  if (!me) return null;
  return (
    <>
      <Card>
        <CardHeader title="You" text="The same in every account you belong to." />
        <CardBody>
          <ProfileForm name={me.user.name} email={me.user.email} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Appearance" text="Kept on this device." />
        <CardBody>
          <AppearanceField />
        </CardBody>
      </Card>
    </>
  );
}
