import { z } from "zod";
import { event, registrantId, subdomain, time } from "../event-spec";

const NAME = "shop.com.store";
const WHO = { subdomain: NAME, registrant_id: 123 };
const whose = { subdomain, registrant_id: registrantId };
const statuses = z.array(z.string()).meta({ description: "EPP statuses, RFC 5731 and RFC 3915" });

const record = z.object({
  type: z.string(),
  name: z.string().meta({ description: "Relative to the zone; `@` is its root" }),
  value: z.string(),
  ttl: z.int(),
  priority: z.int().optional(),
});
const SIDES = { old_registrant_id: 122, new_registrant_id: 123 };
const sides = { old_registrant_id: registrantId, new_registrant_id: registrantId };
const records = z.array(record).meta({ description: "At most the first 100" });

/** About names and what hangs on them. */
export const subdomainEvents = {
  "subdomain.registered": event(
    "Name registered",
    "A name was registered for the account.",
    { ...whose, registered_at: time, expires_at: time, auto_renew: z.boolean() },
    {
      ...WHO,
      registered_at: "2025-01-08T12:00:00Z",
      expires_at: "2026-01-08T12:00:00Z",
      auto_renew: true,
    },
  ),
  "subdomain.renewed": event(
    "Name renewed",
    "A renewal was paid and the term is longer.",
    { ...whose, expires_at: time, period: z.int().meta({ description: "Years" }) },
    { ...WHO, expires_at: "2027-01-08T12:00:00Z", period: 1 },
  ),
  "subdomain.expiring": event(
    "Name expiring",
    "A name ends soon: told 30, 14, 7 and 1 days before; of late notices only the last.",
    {
      ...whose,
      expires_at: time,
      days: z.int().meta({ description: "Which notice it is: at most so many days are left" }),
      auto_renew: z.boolean(),
    },
    { ...WHO, expires_at: "2026-01-08T12:00:00Z", days: 7, auto_renew: false },
  ),
  "subdomain.expired": event(
    "Name expired",
    "The term ended and the name was not renewed.",
    { ...whose, expired_at: time.optional(), expires_at: time.optional() },
    { ...WHO, expired_at: "2026-01-08T12:00:00Z" },
  ),
  "subdomain.held": event(
    "Name held for non-payment",
    "An expired name was taken out of DNS; renewing it until `deletes_at` brings it back.",
    { ...whose, expired_at: time, deletes_at: time },
    { ...WHO, expired_at: "2026-01-08T12:00:00Z", deletes_at: "2026-02-22T12:00:00Z" },
  ),
  "subdomain.pending_delete": event(
    "Name about to be released",
    "Its redemption period ended: nobody can restore it any more.",
    { ...whose, releases_at: time },
    { ...WHO, releases_at: "2026-03-29T12:00:00Z" },
  ),
  "subdomain.released": event(
    "Name released",
    "The name is free: anybody can register it.",
    { ...whose, released_at: time },
    { ...WHO, released_at: "2026-03-29T12:00:00Z" },
  ),
  "subdomain.transferred": event(
    "Name transferred",
    "A name went over to another account; both are told.",
    { ...whose, transferred_at: time, expires_at: time, ...sides },
    {
      ...WHO,
      transferred_at: "2025-06-01T08:00:00Z",
      expires_at: "2027-01-08T12:00:00Z",
      ...SIDES,
    },
  ),
  "subdomain.transfer_requested": event(
    "Transfer requested",
    "Another account has asked for the name; unless its holder answers, it goes over at `acts_at`. Both are told.",
    { ...whose, requested_at: time, acts_at: time, ...sides },
    { ...WHO, requested_at: "2025-05-27T08:00:00Z", acts_at: "2025-06-01T08:00:00Z", ...SIDES },
  ),
  "subdomain.transfer_rejected": event(
    "Transfer rejected",
    "The holder has kept the name, and the fee was given back; both are told.",
    { ...whose, rejected_at: time, ...sides },
    { ...WHO, rejected_at: "2025-05-28T08:00:00Z", ...SIDES },
  ),
  "subdomain.transfer_cancelled": event(
    "Transfer cancelled",
    "The request was taken back, or there is no name any more; the fee was given back and both are told.",
    { ...whose, cancelled_at: time, ...sides },
    { ...WHO, cancelled_at: "2025-05-28T08:00:00Z", ...SIDES },
  ),
  "subdomain.updated": event(
    "Name changed",
    "Auto-renewal, a lock, nameservers or contacts were changed.",
    { ...whose, auto_renew: z.boolean(), statuses },
    { ...WHO, auto_renew: true, statuses: ["clientTransferProhibited"] },
  ),
  "subdomain.deleted": event(
    "Name deleted",
    "A name was deleted: released at once, or still to be restored until `redemption_ends_at`.",
    { ...whose, released: z.boolean(), redemption_ends_at: time.nullable() },
    { ...WHO, released: false, redemption_ends_at: "2026-03-24T12:00:00Z" },
  ),
  "subdomain.restored": event(
    "Name restored",
    "A deleted name was restored within its redemption period.",
    { ...whose, expires_at: time },
    { ...WHO, expires_at: "2026-01-08T12:00:00Z" },
  ),
  "subdomain.locked": event(
    "Name put under registry lock",
    "Nothing of the name changes until the lock is taken off; its DNS records can be changed as before.",
    { ...whose, locked_at: time, statuses },
    {
      ...WHO,
      locked_at: "2025-03-01T12:00:00Z",
      statuses: ["serverDeleteProhibited", "serverTransferProhibited", "serverUpdateProhibited"],
    },
  ),
  "subdomain.unlock_requested": event(
    "Registry lock to be taken off",
    "An owner or admin asked to take the registry lock off, and an operator has to approve.",
    { ...whose, requested_at: time },
    { ...WHO, requested_at: "2025-03-02T12:00:00Z" },
  ),
  "subdomain.unlocked": event(
    "Registry lock taken off",
    "The name can be changed, deleted and transferred again.",
    { ...whose, unlocked_at: time, statuses },
    { ...WHO, unlocked_at: "2025-03-02T13:00:00Z", statuses: ["clientTransferProhibited"] },
  ),
  "dns.updated": event(
    "DNS records changed",
    "Records of a hosted name were changed; the zone has a new serial.",
    { subdomain, serial: z.int(), added: records, removed: records },
    {
      subdomain: NAME,
      serial: 2025010801,
      added: [{ type: "A", name: "@", value: "192.0.2.1", ttl: 3600 }],
      removed: [],
    },
  ),
  "ssl.issued": event(
    "Certificate issued",
    "A certificate for the name was issued.",
    { subdomain, serial_number: z.string(), issuer: z.string(), expires_at: time },
    { subdomain: NAME, serial_number: "04a1f0", issuer: "Example CA", expires_at: "2025-04-08T12:00:00Z" },
  ),
  "ssl.renewed": event(
    "Certificate renewed",
    "A certificate was replaced by one that lasts longer.",
    { subdomain, serial_number: z.string(), expires_at: time },
    { subdomain: NAME, serial_number: "04a1f1", expires_at: "2025-07-08T12:00:00Z" },
  ),
};
