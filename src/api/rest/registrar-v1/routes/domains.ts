import { type Route, route } from "../route";
import {
  checkFields,
  checkManyFields,
  createFields,
  deleteFields,
  domainFields,
  nameserversFields,
  renewFields,
  transferFields,
} from "../wire/domain-answers";
import {
  checkBody,
  createBody,
  deleteBody,
  fromContacts,
  fromNameservers,
  nameserversBody,
  renewBody,
  transferBody,
  updateBody,
} from "../wire/domain-bodies";
import { namesToCheck } from "../wire/names-to-check";
import { fullName, nameOf } from "../wire/target";

const BACKEND =
  "Where the namespace's policy leaves it to the operators it is tried now, answered with `backend_status` `pending`, and applied by them.";

/** Names: from the check to the deletion. */
export const domainRoutes: Route[] = [
  route({
    command: "check_domain",
    tag: "Domains",
    description:
      "One name answers by itself; of a list of `domains` each answers for itself in `results`. In the sandbox, and for fixtures, the channel's sandbox answers.",
    body: checkBody,
    bodyExample: { domain: "alice.defiwallet" },
    answers: { CheckDomainAnswer: checkFields, CheckDomainsAnswer: checkManyFields },
    errors: ["invalid_label", "unknown_namespace", "namespace_not_listed"],
    read: ({ body }) => namesToCheck(body),
  }),
  route({
    command: "create_domain",
    tag: "Domains",
    description:
      "Registers a free name, paid from the channel's balance, with its nameservers and contacts: all or nothing.",
    body: createBody,
    bodyExample: { domain: "alice.defiwallet", years: 1, idempotency_key: "create-001" },
    answers: { CreateDomainAnswer: createFields },
    errors: [
      "invalid_label",
      "unknown_namespace",
      "namespace_not_listed",
      "name_taken",
      "name_reserved",
      "period_out_of_range",
      "premium_consent_required",
      "claim_required",
      "insufficient_balance",
      "spend_limit_exceeded",
      "invalid_nameservers",
      "invalid_contact",
    ],
    read({ body }) {
      return {
        name: nameOf(body),
        years: body.years,
        autoRenew: body.auto_renew,
        privacy: body.privacy,
        nameservers: fromNameservers(body.nameservers),
        contacts: fromContacts(body.contacts),
        claim: body.claim && { noticeId: body.claim.notice_id, acceptedAt: body.claim.accepted_at },
        acceptedPremiumDecimal: body.premium_price,
      };
    },
  }),
  route({
    command: "info_domain",
    tag: "Domains",
    description: "Another registrar's name is not found. Fixtures are found in the channel's sandbox.",
    answers: { DomainAnswer: domainFields },
    errors: ["not_found", "invalid_label", "namespace_not_listed"],
    read: ({ domain }) => ({ name: fullName(domain) }),
  }),
  route({
    command: "renew_domain",
    tag: "Domains",
    body: renewBody,
    bodyOptional: true,
    bodyExample: { years: 1, idempotency_key: "renew-001" },
    answers: { RenewDomainAnswer: renewFields },
    errors: [
      "not_found",
      "invalid_label",
      "namespace_not_listed",
      "status_prohibits",
      "period_out_of_range",
      "insufficient_balance",
      "spend_limit_exceeded",
    ],
    read: ({ domain, body }) => ({
      name: fullName(domain),
      years: body.years,
      currentExpiresAt: body.current_expires_at,
    }),
  }),
  route({
    command: "update_domain",
    tag: "Domains",
    description: "All of it or nothing; a field that is left out stays as it is.",
    body: updateBody,
    bodyExample: { auto_renew: true, lock: true, idempotency_key: "update-001" },
    answers: { UpdateDomainAnswer: domainFields },
    errors: [
      "not_found",
      "invalid_label",
      "namespace_not_listed",
      "status_prohibits",
      "invalid_nameservers",
      "invalid_contact",
    ],
    read: ({ domain, body }) => ({
      name: fullName(domain),
      autoRenew: body.auto_renew,
      privacy: body.privacy,
      lock: body.lock,
      statuses: body.statuses,
      contacts: fromContacts(body.contacts),
      ds: body.ds?.map(({ key_tag, algorithm, digest_type, digest }) => ({
        keyTag: key_tag,
        algorithm,
        digestType: digest_type,
        digest,
      })),
    }),
  }),
  route({
    command: "transfer_domain",
    tag: "Domains",
    description: `With \`auth_code\` asks for a name, for the transfer fee: it waits for its holder, who may approve or reject it, and is approved at \`acts_at\` if nobody answers. With \`gaining_registrar\` hands a name over. \`op\` asks how a transfer stands, answers it, or takes the request back. ${BACKEND}`,
    body: transferBody,
    bodyExample: { gaining_registrar: "acme-registrar", idempotency_key: "transfer-001" },
    answers: { TransferDomainAnswer: transferFields },
    errors: [
      "not_found",
      "invalid_label",
      "namespace_not_listed",
      "auth_code_invalid",
      "transfer_to_self",
      "transfer_pending",
      "no_pending_transfer",
      "status_prohibits",
      "insufficient_balance",
      "too_many_attempts",
      "spend_limit_exceeded",
    ],
    read({ domain, body }) {
      const gaining = body.gaining_registrar;
      return {
        name: fullName(domain),
        authCode: body.auth_code,
        gainingRegistrar: typeof gaining === "object" ? gaining.slug : gaining,
        op: body.op,
        reason: body.reason,
      };
    },
  }),
  route({
    command: "update_nameservers",
    tag: "Domains",
    description: BACKEND,
    body: nameserversBody,
    bodyExample: { nameservers: ["ns1.example.net", "ns2.example.net"], idempotency_key: "ns-001" },
    answers: { UpdateNameserversAnswer: nameserversFields },
    errors: ["not_found", "invalid_label", "namespace_not_listed", "status_prohibits", "invalid_nameservers"],
    read: ({ domain, body }) => ({
      name: fullName(domain),
      nameservers: fromNameservers(body.nameservers),
    }),
  }),
  route({
    command: "delete_domain",
    tag: "Domains",
    description: `Within the add grace period the fee is given back and the name is free at once; later it can be restored for a while. ${BACKEND}`,
    body: deleteBody,
    bodyOptional: true,
    bodyExample: { idempotency_key: "delete-001" },
    answers: { DeleteDomainAnswer: deleteFields },
    errors: ["not_found", "invalid_label", "namespace_not_listed", "status_prohibits"],
    read: ({ domain }) => ({ name: fullName(domain) }),
  }),
];
