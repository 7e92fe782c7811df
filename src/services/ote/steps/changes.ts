import { isRefused, type JudgedCommand, listOf } from "../command-row";
import { fixture, type RunFacts } from "../run-facts";
import type { Step } from "../step";
import { type Check, MUTATION } from "./checks";
import { judgeSingle } from "./judge-single";

const name = (run: RunFacts) => fixture(run, "ote-update");

/** What a registrar may change about a name that is neither delegation nor status. */
const METADATA = ["contacts", "registrant", "auto_renew", "privacy"];

const changedFields = ({ request }: JudgedCommand) =>
  METADATA.filter((field) => request[field] !== undefined);

const UPDATE_CHECKS: readonly Check[] = [
  ...MUTATION,
  {
    part: "It changes the registrant or another contact, or a setting such as auto_renew",
    fault: (command) => (changedFields(command).length > 0 ? null : "changes no contact and no setting"),
  },
  {
    part: "The answer shows the change",
    fault({ request, response }) {
      const off = ["auto_renew", "privacy"].find(
        (field) => typeof request[field] === "boolean" && response[field] !== request[field],
      );
      return off === undefined ? null : `is answered with ${off} ${String(response[off])}`;
    },
  },
];

const update: Step = {
  id: "update",
  title: "Change a name's data",
  section: "Changes",
  asks: "Change the registrant contact of ote-update, its auto-renewal, or both.",
  predicate: UPDATE_CHECKS.map(({ part }) => part),
  endpoint: "PATCH /domains/{domain}",
  suggestedKey: "ote-update-001",
  domain: name,
  next: (run) => ({
    method: "PATCH",
    path: `/domains/${name(run)}`,
    body: { auto_renew: true, sandbox: true, idempotency_key: "ote-update-001" },
  }),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry: (command) =>
          command.command === "update_domain" && command.domain === name(run) && dsOf(command) === null,
        checks: UPDATE_CHECKS,
        words: (command) => `#${command.id} changed ${changedFields(command).join(" and ")} of ${name(run)}`,
        missing: () => `No change of ${name(run)} yet`,
      },
      log,
      run,
    ),
};

/** DS data of a request; null when it has none. */
function dsOf({ request }: JudgedCommand): readonly unknown[] | null {
  return request.ds === undefined ? null : listOf(request.ds);
}

const DNSSEC_CHECKS: readonly Check[] = [
  ...MUTATION,
  {
    part: "It carries at least one DS record",
    fault: (command) => (dsOf(command)?.length ? null : "carries no DS record"),
  },
  {
    part: "The answer shows the DS records",
    fault: (command) =>
      listOf(command.response.ds).length === dsOf(command)?.length
        ? null
        : "is answered with other DS records",
  },
];

const dnssec: Step = {
  id: "dnssec",
  title: "Secure a delegation",
  section: "Changes",
  asks: "Give DS data (RFC 5910) for ote-update, which has nameservers of its own.",
  predicate: DNSSEC_CHECKS.map(({ part }) => part),
  endpoint: "PATCH /domains/{domain}",
  suggestedKey: "ote-dnssec-001",
  domain: name,
  next: (run) => ({
    method: "PATCH",
    path: `/domains/${name(run)}`,
    body: {
      // RFC 4509 §2.3: an example of a digest of type 2.
      ds: [
        {
          key_tag: 60485,
          algorithm: 13,
          digest_type: 2,
          digest: "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
        },
      ],
      sandbox: true,
      idempotency_key: "ote-dnssec-001",
    },
  }),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry: (command) =>
          command.command === "update_domain" &&
          dsOf(command) !== null &&
          (command.domain === name(run) || !isRefused(command)),
        checks: DNSSEC_CHECKS,
        words: ({ id, domain }) => `#${id} gave DS data for ${domain ?? ""}`,
        missing: () => `No DS data for ${name(run)} yet`,
      },
      log,
      run,
    ),
};

export const CHANGES: readonly Step[] = [update, dnssec];
