import type { RouterOutputs } from "@/api/trpc/root";
import { TextField } from "../form/fields";

type Channel = NonNullable<RouterOutputs["channels"]["own"]["channel"]>;

/** What a registrar tells about itself: for the application, and for changes to it. */
export function ApplicationFields({ channel, isNew }: { channel?: Channel; isNew: boolean }) {
  return (
    <>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 font-semibold">Company</legend>
        <TextField
          name="company"
          label="Company"
          defaultValue={channel?.company}
          maxLength={100}
          autoComplete="organization"
        />
        <TextField
          name="website"
          label="Website"
          type="url"
          optional
          placeholder="https://registrar.example"
          defaultValue={channel?.website ?? ""}
          autoComplete="url"
        />
        {isNew && (
          <TextField
            name="slug"
            label="Handle"
            optional
            mono
            hint="Names the channel, and signs in to EPP. Empty: made of the company’s name."
            placeholder="acme-registrar"
            maxLength={16}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </fieldset>
      <ContactFields
        kind="technical"
        legend="Technical contact"
        note="Hears of everything that concerns the integration."
        channel={channel}
      />
      <ContactFields
        kind="support"
        legend="Support contact"
        note="Hears of the channel’s state and balance, too."
        channel={channel}
      />
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 font-semibold">API client</legend>
        <TextField
          name="clientName"
          label="Name"
          hint="The software that will send the commands"
          placeholder="acme-registry-client"
          defaultValue={channel?.clientName}
          maxLength={60}
          autoComplete="off"
        />
        <TextField
          name="clientVersion"
          label="Version"
          placeholder="1.0"
          defaultValue={channel?.clientVersion}
          maxLength={40}
          autoComplete="off"
        />
      </fieldset>
    </>
  );
}

function ContactFields({
  kind,
  legend,
  note,
  channel,
}: {
  kind: "technical" | "support";
  legend: string;
  note: string;
  channel?: Channel;
}) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <p className="mb-2 text-ink-3 text-sm">{note}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name={`${kind}Name`}
          label="Name"
          defaultValue={channel?.[`${kind}Name`]}
          maxLength={100}
          autoComplete="off"
        />
        <TextField
          name={`${kind}Email`}
          label="Email address"
          type="email"
          defaultValue={channel?.[`${kind}Email`]}
          maxLength={254}
          autoComplete="off"
        />
        <TextField
          name={`${kind}Phone`}
          label="Telephone"
          type="tel"
          optional
          placeholder="+49 30 1234567"
          defaultValue={channel?.[`${kind}Phone`] ?? ""}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
