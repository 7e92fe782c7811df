import { MAGIC_NAMES } from "@/services/registrar/magic-names";
import { exampleNamespace } from "../facts";
import { bullets, code, json, link, paragraphs, table } from "../markdown";
import type { DocsPage } from "../page";

/** What a registrar tries its own faults and its own patience on. */
export const SANDBOX_TESTS: DocsPage = {
  path: "/docs/registrar/sandbox-tests",
  title: "Testing in the sandbox",
  description: "Names that fail in a declared way, and a clock that makes names expire.",
  markdown(facts) {
    const tld = exampleNamespace(facts);
    return paragraphs(
      `Both are of the sandbox alone: ${link("how to ask for it", "/docs/registrar/handoff-packet#sandbox")}. They change nothing real, work in every state of the channel that has a sandbox, and count for no step of OT&E.`,
      "## Names that fail",
      `As test cards do for payments, a label decides what becomes of a command. It works under every namespace, without a reset, for ${["create_domain", "renew_domain", "update_domain", "update_nameservers", "transfer_domain", "delete_domain"].map(code).join(", ")}. With a number behind it (${code("slow-2")}) it is another name of the same kind, in case somebody has registered the first. In production these are labels like others.`,
      table(
        ["Label", "check_domain", "A change"],
        MAGIC_NAMES.map(({ label, check, change }) => [code(label), check, change]),
      ),
      json({ domain: `slow.${tld}`, years: 1, sandbox: true, idempotency_key: "slow-001" }),
      "What a client should do with each:",
      bullets([
        "`blocked`: tell the registrant, and do not send it again.",
        "`action-required`: show the instructions; send it again when the registrant has acted.",
        "`slow`: give up waiting before the answer comes, and send the same request with the same key until you get the recorded result. It is done once.",
        "`backend-down`: wait as `Retry-After` says, then send the same request with the same key.",
      ]),
      "A transfer with an `auth_code` is refused for them as for every name of your own: try transfers with `gaining_registrar`.",
      "## The clock",
      `Every name of your sandbox has a life: it is told of, expires, leaves DNS, is deleted, waits and is released, as the namespace's periods say. ${code("POST /sandbox/clock")}, or your channel's page in the portal, makes all of them older by whole days. What is due on the way happens in order by the rules of production; the answer lists it.`,
      json({ advance_days: 45, idempotency_key: "clock-001" }),
      bullets([
        "`GET /domains/{domain}` then shows the name as it is: `state`, `statuses`, `rgp_statuses` and dates.",
        "Commands marked `sandbox` meet it so: a renewal of an expired name is carried out, one of a deleted name is refused.",
        "A name with `auto_renew` renews itself. A name that is released leaves the sandbox.",
        "No mail is sent and no event delivered: the answer names the events that production would have sent.",
        "`POST /sandbox/reset` makes the fixtures anew, with the dates they had. The clock only moves forward.",
      ]),
    );
  },
};
