import { eppConformance, eppGatewayContract } from "@/services/registrar/contract";
import type { DocsFacts } from "../facts";
import { bullets, code, codes, link, paragraphs, plain, table } from "../markdown";
import type { DocsPage } from "../page";

const AS_JSON = `The same is in the answer of ${code("GET /status")}, for programs.`;

/** How EPP maps to the commands, and what of it the running server has. */
export const EPP_CONTRACT: DocsPage = {
  path: "/docs/registrar/epp-gateway-contract",
  title: "EPP gateway contract",
  description: "How EPP's commands, transaction ids, results and messages map to the registrar commands.",
  markdown(facts) {
    const contract = eppGatewayContract(facts.offer);
    return paragraphs(
      availability(contract),
      AS_JSON,
      "## Session",
      bullets([
        `Transport: ${contract.transport.protocol}; ${contract.transport.sessions}.`,
        `Credentials: ${contract.credentials}.`,
        "The channel needs the same approvals and listings as over HTTP.",
      ]),
      "## Commands",
      table(
        ["Registrar command", "HTTP", "EPP"],
        contract.command_mapping.map(({ command, http, epp }) => [code(command), code(http), epp ?? "–"]),
      ),
      "## Idempotency",
      `${code(contract.idempotency_mapping.key)} is the idempotency key, with at most ${contract.idempotency_mapping.longest} characters. The same rules hold as ${link("over HTTP", "/docs/registrar/handoff-packet#idempotency")}.`,
      "## Poll",
      bullets([
        `Messages: ${contract.poll_mapping.messages.join(" and ")}.`,
        `Acknowledging one: ${contract.poll_mapping.acknowledge}.`,
      ]),
      "## States and statuses",
      `A name's states: ${codes(contract.lifecycle_states)}.`,
      bullets(contract.protected_status_policy.rules.map(plain)),
      table(
        ["Set by", "Statuses"],
        [
          ["the registrar", codes(contract.protected_status_policy.client_statuses)],
          ["the registry", codes(contract.protected_status_policy.server_statuses)],
        ],
      ),
      "## DNS",
      dns(contract.dns_adapter),
      "## Result codes",
      `Every error of the one catalogue has a result code of RFC 5730. ${link("A page for each", "/docs/errors")} says what to do.`,
      table(
        ["Registrar API", "EPP", "Means"],
        contract.error_mapping.map((row) => [
          link(code(row.code), `/docs/errors/${row.code}`),
          code(String(row.epp_result_code)),
          row.epp_result ?? "–",
        ]),
      ),
      "## Conformance",
      conformance(facts),
    );
  },
};

type Contract = ReturnType<typeof eppGatewayContract>;

function availability({ available, address }: Contract): string {
  return available
    ? `**Open** at ${code(address ?? "")}.`
    : "**Not open:** this server has no EPP port at the moment. The mapping below is what the registrar API already keeps to, so that a client can be prepared; commands go over HTTP.";
}

function dns(adapter: Contract["dns_adapter"]): string {
  if (adapter === null) return "This process publishes no DNS.";
  const { record_types, adapter: name, ...abilities } = adapter;
  return paragraphs(
    `Names are published by ${plain(name)}.`,
    table(
      ["Can", ""],
      Object.entries(abilities).map(([ability, isThere]) => [
        ability.replaceAll("_", " "),
        isThere ? "yes" : "no",
      ]),
    ),
    `Record types of hosted names: ${codes(record_types)}.`,
  );
}

/** What the running server has of what a registrar needs before it relies on EPP. */
export const EPP_CONFORMANCE: DocsPage = {
  path: "/docs/registrar/epp-conformance",
  title: "EPP conformance checklist",
  description: "What this server has of EPP, each check judged by its code and by what it has opened.",
  markdown: (facts) =>
    paragraphs(
      "Nothing here is written by hand: a check is met when the running process really has what it asks for.",
      AS_JSON,
      "## Checks",
      conformance(facts),
      `What each mapping is: ${link("EPP gateway contract", "/docs/registrar/epp-gateway-contract")}.`,
    ),
};

function conformance({ offer }: DocsFacts): string {
  const checks = eppConformance(offer);
  const met = checks.filter(({ implemented }) => implemented).length;
  return paragraphs(
    `${met} of ${checks.length} are met.`,
    table(
      ["Check", "Met", "Detail"],
      checks.map(({ id, implemented, detail }) => [code(id), implemented ? "✓ yes" : "✗ no", plain(detail)]),
    ),
  );
}
