import type { Draft } from "./staged";

/** A usual need and the records it takes. */
export interface Template {
  readonly id: string;
  readonly group: "Mail" | "Website" | "Safety";
  readonly label: string;
  readonly text: string;
  /** What the reader fills in; `{}` in a value is replaced by it. */
  readonly blank?: { readonly label: string; readonly hint: string; readonly example: string };
  readonly records: readonly Omit<Draft, "ttl">[];
}

const mx = (priority: number, value: string) => ({ type: "MX", name: "@", value, priority });
const txt = (name: string, value: string) => ({ type: "TXT", name, value, priority: null });
const one = (type: string, name: string, value: string) => ({ type, name, value, priority: null });

/** Servers and SPF as the providers' own setup pages name them. */
export const TEMPLATES: readonly Template[] = [
  {
    id: "google",
    group: "Mail",
    label: "Google Workspace",
    text: "Mail server and SPF",
    records: [mx(1, "smtp.google.com."), txt("@", "v=spf1 include:_spf.google.com ~all")],
  },
  {
    id: "microsoft",
    group: "Mail",
    label: "Microsoft 365",
    text: "Mail server, SPF and automatic setup",
    blank: {
      label: "Mail server",
      hint: "As the admin center shows it under Domains",
      example: "example-com.mail.protection.outlook.com.",
    },
    records: [
      mx(0, "{}"),
      txt("@", "v=spf1 include:spf.protection.outlook.com -all"),
      one("CNAME", "autodiscover", "autodiscover.outlook.com."),
    ],
  },
  {
    id: "fastmail",
    group: "Mail",
    label: "Fastmail",
    text: "Two mail servers and SPF",
    records: [
      mx(10, "in1-smtp.messagingengine.com."),
      mx(20, "in2-smtp.messagingengine.com."),
      txt("@", "v=spf1 include:spf.messagingengine.com ?all"),
    ],
  },
  {
    id: "proton",
    group: "Mail",
    label: "Proton Mail",
    text: "Two mail servers and SPF",
    records: [
      mx(10, "mail.protonmail.ch."),
      mx(20, "mailsec.protonmail.ch."),
      txt("@", "v=spf1 include:_spf.protonmail.ch ~all"),
    ],
  },
  {
    id: "no-mail",
    group: "Mail",
    label: "No mail at all",
    text: "Says that the name neither takes nor sends mail (RFC 7505), so that nobody can forge it",
    records: [mx(0, "."), txt("@", "v=spf1 -all"), txt("_dmarc", "v=DMARC1; p=reject")],
  },
  {
    id: "website",
    group: "Website",
    label: "A server of your own",
    text: "Its address, and www as an alias of the name",
    blank: { label: "IPv4 address", hint: "Of your server", example: "203.0.113.10" },
    records: [one("A", "@", "{}"), one("CNAME", "www", "@")],
  },
  {
    id: "verification",
    group: "Website",
    label: "Prove that the name is yours",
    text: "The TXT record that a service asks you to add",
    blank: { label: "Text", hint: "As the service shows it", example: "site-verification=3f9a…" },
    records: [txt("@", "{}")],
  },
  {
    id: "dmarc",
    group: "Safety",
    label: "DMARC reports",
    text: "Asks mail servers to report mail that forges your name",
    blank: { label: "Email address", hint: "Where reports go", example: "dmarc@example.net" },
    records: [txt("_dmarc", "v=DMARC1; p=none; rua=mailto:{}")],
  },
  {
    id: "caa",
    group: "Safety",
    label: "Only Let’s Encrypt issues certificates",
    text: "Every other authority must refuse",
    records: [one("CAA", "@", '0 issue "letsencrypt.org"')],
  },
];

/** The template's records with the blank filled in. An alias of `@` becomes one of the zone's own name. */
export function fill({ records }: Template, text: string, apex: string): Draft[] {
  return records.map((record) => {
    const value = record.value.replace("{}", text.trim());
    return { ...record, ttl: null, value: value === "@" ? `${apex}.` : value };
  });
}
