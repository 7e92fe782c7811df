/** One field of a type's form: a part of the value, named as the parser names it. */
export interface PartField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly example: string;
  /** `host`: a name that is completed with its final dot; `area`: long text. */
  readonly kind: "text" | "number" | "host" | "area";
  readonly choices?: readonly (readonly [value: string, label: string])[];
  /** What a new record has here. */
  readonly initial?: string;
  readonly optional?: boolean;
  /** Columns of twelve. */
  readonly span: 2 | 3 | 4 | 6 | 8 | 9 | 12;
}

export interface RecordForm {
  /** What a record of the type is for, after its name. */
  readonly purpose: string;
  readonly parts: readonly PartField[];
  /** Name to begin with, where one is usual. */
  readonly nameExample?: string;
}

const host = (label: string, hint: string, example: string, span: PartField["span"] = 12): PartField => ({
  name: "target",
  label,
  hint,
  example,
  kind: "host",
  span,
});
const number = (
  name: string,
  label: string,
  example: string,
  hint?: string,
  initial?: string,
): PartField => ({
  name,
  label,
  example,
  hint,
  initial,
  kind: "number",
  span: 3,
});
const hex = (name: string, label: string, example: string, hint: string): PartField => ({
  name,
  label,
  example,
  hint,
  kind: "area",
  span: 12,
});
const choice = (
  name: string,
  label: string,
  choices: NonNullable<PartField["choices"]>,
  initial: string,
): PartField => ({ name, label, choices, initial, example: "", kind: "number", span: 4 });

const PRIORITY = number("priority", "Priority", "10", "The lowest is tried first", "10");
const DIGEST = "A1B2C3…";

const service = (port: string): readonly PartField[] => [
  number("priority", "Priority", "1", "0 makes it an alias", "1"),
  { ...host("Target", "A lone dot is the name itself", ".", 9), initial: "." },
  {
    name: "params",
    label: "Parameters",
    hint: "alpn, port, ipv4hint, ipv6hint, ech, mandatory",
    example: `alpn=h2,h3${port}`,
    kind: "text",
    optional: true,
    span: 12,
  },
];

/** The form of each type. Examples are of addresses and names kept for documentation. */
export const RECORD_FORMS: Readonly<Record<string, RecordForm>> = {
  A: {
    purpose: "points a name at an IPv4 address",
    parts: [{ name: "address", label: "IPv4 address", example: "203.0.113.10", kind: "text", span: 12 }],
  },
  AAAA: {
    purpose: "points a name at an IPv6 address",
    parts: [{ name: "address", label: "IPv6 address", example: "2001:db8::10", kind: "text", span: 12 }],
  },
  CNAME: {
    purpose: "makes a name an alias of another",
    nameExample: "www",
    parts: [host("Target", "The name this one stands for", "shop.example.net.")],
  },
  MX: {
    purpose: "says which server takes mail for a name",
    parts: [PRIORITY, host("Mail server", "A name, not an address", "mail.example.net.", 9)],
  },
  TXT: {
    purpose: "holds text: SPF, DKIM, proof that a name is yours",
    parts: [
      {
        name: "text",
        label: "Text",
        hint: "Without quotes; long text is split for you",
        example: "v=spf1 include:_spf.example.net -all",
        kind: "area",
        span: 12,
      },
    ],
  },
  NS: {
    purpose: "hands a name below yours to other nameservers",
    nameExample: "dev",
    parts: [host("Nameserver", "Add one record for each nameserver", "ns1.example.net.")],
  },
  SRV: {
    purpose: "says where a service runs",
    nameExample: "_sip._tcp",
    parts: [
      PRIORITY,
      number("weight", "Weight", "5", "Shares load at one priority", "0"),
      number("port", "Port", "443"),
      host("Server", "A name, not an address", "server.example.net."),
    ],
  },
  CAA: {
    purpose: "says who may issue certificates",
    parts: [
      choice(
        "flags",
        "If not understood",
        [
          ["0", "Ignore it (0)"],
          ["128", "Refuse to issue (128)"],
        ],
        "0",
      ),
      {
        ...choice(
          "tag",
          "Says",
          [
            ["issue", "May issue (issue)"],
            ["issuewild", "May issue wildcards (issuewild)"],
            ["issuemail", "May issue for mail (issuemail)"],
            ["iodef", "Report to (iodef)"],
          ],
          "issue",
        ),
        kind: "text",
      },
      {
        name: "value",
        label: "Authority or address",
        hint: "A lone ; forbids everybody",
        example: "ca.example.net",
        kind: "text",
        span: 4,
      },
    ],
  },
  HTTPS: { purpose: "tells browsers how to connect", parts: service("") },
  SVCB: {
    purpose: "tells clients how to reach a service",
    nameExample: "_dns",
    parts: service(" port=8443"),
  },
  DS: {
    purpose: "signs the delegation of a name below yours",
    nameExample: "dev",
    parts: [
      number("keyTag", "Key tag", "60485"),
      number("algorithm", "Algorithm", "13", "13 is ECDSA P-256"),
      {
        ...choice(
          "digestType",
          "Digest type",
          [
            ["2", "SHA-256 (2)"],
            ["4", "SHA-384 (4)"],
            ["1", "SHA-1 (1)"],
          ],
          "2",
        ),
        span: 6,
      },
      hex("digest", "Digest", DIGEST, "As your DNS host shows it, in hexadecimal"),
    ],
  },
  TLSA: {
    purpose: "pins the certificate of a service (DANE)",
    nameExample: "_443._tcp",
    parts: [
      choice(
        "usage",
        "Usage",
        [
          ["3", "The server's own (3)"],
          ["2", "An own authority's (2)"],
          ["1", "The server's, by a public authority (1)"],
          ["0", "A public authority's (0)"],
        ],
        "3",
      ),
      choice(
        "selector",
        "Of the certificate",
        [
          ["1", "Its public key (1)"],
          ["0", "All of it (0)"],
        ],
        "1",
      ),
      choice(
        "matchingType",
        "Held as",
        [
          ["1", "SHA-256 (1)"],
          ["2", "SHA-512 (2)"],
          ["0", "As it is (0)"],
        ],
        "1",
      ),
      hex("data", "Data", DIGEST, "In hexadecimal"),
    ],
  },
  SSHFP: {
    purpose: "shows the fingerprint of an SSH server",
    parts: [
      {
        ...choice(
          "algorithm",
          "Key",
          [
            ["4", "Ed25519 (4)"],
            ["3", "ECDSA (3)"],
            ["1", "RSA (1)"],
            ["6", "Ed448 (6)"],
            ["2", "DSA (2)"],
          ],
          "4",
        ),
        span: 6,
      },
      {
        ...choice(
          "fingerprintType",
          "Fingerprint",
          [
            ["2", "SHA-256 (2)"],
            ["1", "SHA-1 (1)"],
          ],
          "2",
        ),
        span: 6,
      },
      hex("fingerprint", "Fingerprint in hexadecimal", DIGEST, "ssh-keygen -r host prints it"),
    ],
  },
  NAPTR: {
    purpose: "rewrites a name for telephony and SIP",
    parts: [
      number("order", "Order", "100"),
      number("preference", "Preference", "10"),
      { name: "flags", label: "Flags", example: "S", kind: "text", optional: true, span: 2 },
      { name: "services", label: "Services", example: "SIP+D2T", kind: "text", optional: true, span: 4 },
      {
        name: "regexp",
        label: "Regular expression",
        example: "!^.*$!sip:info@example.net!",
        kind: "text",
        optional: true,
        span: 6,
      },
      {
        name: "replacement",
        label: "Replacement",
        hint: "A lone dot when there is an expression",
        example: "_sip._tcp.example.net.",
        kind: "host",
        span: 6,
      },
    ],
  },
  LOC: {
    purpose: "says where on earth a name is",
    parts: [
      {
        name: "location",
        label: "Latitude, longitude, altitude",
        hint: "Degrees, minutes, seconds; altitude in metres, then size and precision if you like",
        example: "52 22 23 N 4 53 32 E -2m",
        kind: "text",
        span: 12,
      },
    ],
  },
  URI: {
    purpose: "gives the address of a service",
    nameExample: "_http._tcp",
    parts: [
      PRIORITY,
      number("weight", "Weight", "1", "Shares load at one priority", "1"),
      {
        name: "target",
        label: "Address",
        hint: "Whole, with its scheme",
        example: "https://www.example.net/",
        kind: "text",
        span: 12,
      },
    ],
  },
};
