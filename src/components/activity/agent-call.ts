type Words = (name: string) => string;

/** What an agent wanted, by the tool that it called; what it changed has sentences of its own beside this. */
const TOOLS: Readonly<Record<string, Words>> = {
  whoami: () => "looked at its own token",
  search_names: () => "searched for names",
  check_names: (name) => `checked ${name || "names"}`,
  list_extensions: () => "looked at the extensions and their prices",
  list_registrations: () => "listed the account’s names",
  get_registration: (name) => `looked at ${name || "a name"}`,
  register_name: (name) => `asked to register ${name || "a name"}`,
  renew_name: (name) => `asked to renew ${name || "a name"}`,
  get_request: (name) => `looked at a request${name && ` about ${name}`}`,
  list_dns_records: (name) => `looked at the DNS records of ${name || "a name"}`,
  plan_dns_changes: (name) => `planned DNS changes of ${name || "a name"}`,
  apply_dns_changes: (name) => `asked to change the DNS records of ${name || "a name"}`,
  ote_status: () => "looked at the status of OT&E",
};

/** The sentence of an agent's call: what it wanted, and whether it was refused. */
export function agentCall(name: string, { tool, outcome, about }: Readonly<Record<string, unknown>>): string {
  const words = TOOLS[String(tool)];
  const said = words ? words(about === "name" ? name : "") : "called a tool that there is not";
  return outcome === "ok" || !words
    ? said
    : `${said}, which was refused: ${String(outcome).replaceAll("_", " ")}`;
}
