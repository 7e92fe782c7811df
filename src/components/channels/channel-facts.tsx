import type { RouterOutputs } from "@/api/trpc/root";
import { Facts } from "../ui/facts";

type Channel = Pick<
  NonNullable<RouterOutputs["channels"]["own"]["channel"]>,
  | "slug"
  | "company"
  | "website"
  | "technicalName"
  | "technicalEmail"
  | "technicalPhone"
  | "supportName"
  | "supportEmail"
  | "supportPhone"
  | "clientName"
  | "clientVersion"
>;

/** Who the registrar is, and what it is integrated with. */
export function ChannelFacts({ channel }: { channel: Channel }) {
  return (
    <Facts
      items={[
        { term: "Handle", value: <code className="font-mono">{channel.slug}</code> },
        { term: "Company", value: channel.company },
        {
          term: "Website",
          value: channel.website ? (
            <a
              href={channel.website}
              rel="noreferrer nofollow"
              target="_blank"
              className="text-accent underline"
            >
              {channel.website}
            </a>
          ) : (
            <span className="text-ink-3">None given</span>
          ),
        },
        {
          term: "Technical contact",
          value: (
            <Contact
              name={channel.technicalName}
              email={channel.technicalEmail}
              phone={channel.technicalPhone}
            />
          ),
        },
        {
          term: "Support contact",
          value: (
            <Contact name={channel.supportName} email={channel.supportEmail} phone={channel.supportPhone} />
          ),
        },
        { term: "API client", value: `${channel.clientName} ${channel.clientVersion}` },
      ]}
    />
  );
}

function Contact({ name, email, phone }: { name: string; email: string; phone: string | null }) {
  return (
    <>
      {name}
      <span className="block text-ink-2">
        <a href={`mailto:${email}`} className="underline">
          {email}
        </a>
        {phone && <> · {phone}</>}
      </span>
    </>
  );
}
