import type { z } from "zod";
import type { claimInput, contactsInput, dsInput, nameserverInput } from "../names/schema";

type Nameserver = z.output<typeof nameserverInput>;

/** A name is always full: `alice.defiwallet`. Doors join `label` and `tld`. */
interface Named {
  readonly name: string;
}

/** What EPP can ask about a transfer, RFC 5730 §2.9.3.4. */
export const TRANSFER_OPS = ["request", "query", "approve", "reject", "cancel"] as const;
export type TransferOp = (typeof TRANSFER_OPS)[number];

/** What each command takes, after its door has checked the wire. */
export interface CommandInputs {
  readonly preflight: Record<string, never>;
  readonly reset_fixtures: {
    /** Null = the only namespace listed for the channel. */
    readonly tld: string | null;
    /** The reset's own key, which it does not forget. */
    readonly idempotencyKey: string | null;
  };
  readonly advance_clock: { readonly days: number };
  readonly check_domain: { readonly names: readonly string[]; readonly isList: boolean };
  readonly create_domain: Named & {
    readonly years: number;
    readonly autoRenew: boolean;
    readonly privacy: boolean;
    /** Empty = hosted here. */
    readonly nameservers: readonly Nameserver[];
    readonly contacts: z.output<typeof contactsInput>;
    readonly claim: z.output<typeof claimInput> | undefined;
    /** For a premium name: the price for all years that the registrant accepted, as a decimal. */
    readonly acceptedPremiumDecimal: number | string | undefined;
  };
  readonly info_domain: Named;
  readonly renew_domain: Named & { readonly years: number; readonly currentExpiresAt: string | undefined };
  readonly update_domain: Named & {
    readonly autoRenew: boolean | undefined;
    readonly privacy: boolean | undefined;
    readonly lock: boolean | undefined;
    /** RFC 5731 client statuses: the whole set. */
    readonly statuses: readonly string[] | undefined;
    readonly contacts: z.output<typeof contactsInput>;
    readonly ds: readonly z.output<typeof dsInput>[] | undefined;
  };
  readonly transfer_domain: Named & {
    /** Of the name, when it is to come in from another registrar. */
    readonly authCode: string | undefined;
    /** Handle of the registrar that a name of ours goes to. */
    readonly gainingRegistrar: string | undefined;
    /** Absent: `request`. */
    readonly op?: TransferOp;
    /** Why a transfer is rejected. */
    readonly reason?: string;
  };
  readonly update_nameservers: Named & { readonly nameservers: readonly Nameserver[] };
  readonly delete_domain: Named;
  readonly poll: {
    readonly idempotencyKey: string | undefined;
    readonly command: string | undefined;
    readonly status: string | undefined;
    readonly domain: string | undefined;
    /** Commands from then on. */
    readonly since: Date | undefined;
    /** After this one; opaque. */
    readonly cursor: string | undefined;
    readonly limit: number;
  };
  readonly pending_backend: {
    readonly command: string | undefined;
    readonly domain: string | undefined;
    readonly cursor: string | undefined;
    readonly limit: number;
  };
}
