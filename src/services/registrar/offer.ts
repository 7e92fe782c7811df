/**
 * What of the contract with registrars depends on what the running process has opened. Whoever opens a part says so
 * here, so that neither `GET /status` nor the docs promise what is not there.
 */
export interface ServerOffer {
  /** The EPP server; null while none is open. */
  epp: EppOffer | null;
  /** Where names are published; null in a process that publishes none. */
  dns: DnsOffer | null;
}

/** What an EPP server has to have before a registrar can rely on it. */
export const EPP_TRANSPORT_CHECKS = [
  "tcp_tls_server",
  "xml_parser_serializer",
  "session_lifecycle",
  "epp_ote_suite",
] as const;

export type EppTransportCheck = (typeof EPP_TRANSPORT_CHECKS)[number];

export interface EppOffer {
  /** `epp.registry.example:700` */
  readonly address: string;
  /** The checks it stands for, each with a sentence on how. */
  readonly checks: Partial<Record<EppTransportCheck, string>>;
}

/** What the DNS adapter in use can do. */
export interface DnsOffer {
  readonly adapter: string;
  /** Zones of names without nameservers of their own. */
  readonly hostedZones: boolean;
  /** Delegations to a registrant's nameservers, with glue and DS. */
  readonly delegations: boolean;
  readonly glue: boolean;
  readonly ds: boolean;
  /** Whether the answers of hosted zones are signed. */
  readonly signsZones: boolean;
  /** RFC 2136. */
  readonly dynamicUpdates: boolean;
  readonly recordTypes: readonly string[];
}

export function nothingOffered(): ServerOffer {
  return { epp: null, dns: null };
}
