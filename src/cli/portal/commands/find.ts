import { listOf, type Wire, wireOf } from "../api";
import { type Command, type Run, sayResult, shown } from "../command";
import { EXIT, misused } from "../exit";
import { wholeNumber } from "../options";
import { priceText } from "../price";
import { columns, styled } from "../terminal";

/** `search <words…>`: free names from words, with prices. */
export const search: Command = {
  options: ["limit"],
  async run(run) {
    const { api, call, terminal } = run;
    if (call.args.length === 0) throw misused("Give a word or a phrase to search for");
    const query = { q: call.args.join(" "), limit: wholeNumber("limit", call.values.limit) };
    const { result } = await api.send("GET", `${await api.account()}/registrar/domain-search`, { query });
    const found = listOf(wireOf(result).domains);
    sayResult(run, result, () =>
      found.length === 0 ? ["No free name was found like this: try other words."] : tableOf(run, found),
    );
    if (found.length > 0 && !call.values.json && terminal.isInteractive) {
      terminal.note("Check the one you choose before you register it: npx portolan check <name>");
    }
    return EXIT.done;
  },
};

/** `check <name…>`: whether names can be registered. */
export const check: Command = {
  options: [],
  async run(run) {
    const { call, terminal } = run;
    if (call.args.length === 0)
      throw misused("Give at least one full name to check, such as harbour.example");
    if (call.args.length > 20) throw misused("At most 20 names are checked at once");
    const { result, messages } = await checkNames(run, call.args);
    const found = listOf(wireOf(result).domains);
    sayResult(run, result, () => tableOf(run, found));
    for (const message of messages) terminal.note(message);
    return found.length === call.args.length && found.every(({ registrable }) => registrable === true)
      ? EXIT.done
      : EXIT.refused;
  },
};

export async function checkNames({ api }: Run, domains: readonly string[]) {
  return api.send("POST", `${await api.account()}/registrar/domain-check`, { body: { domains } });
}

const REASONS: Readonly<Record<string, string>> = {
  domain_unavailable: "not available",
  domain_premium: "premium",
  extension_not_supported_via_api: "extension not on offer here",
  extension_not_supported: "no such extension",
  extension_disallows_registration: "extension closed",
};

function tableOf({ terminal }: Run, domains: readonly Wire[]): string[] {
  return columns(
    domains.map((domain) => {
      const { currency, registration_cost: first, renewal_cost: next } = wireOf(domain.pricing);
      const price = first
        ? `${priceText(first, currency)} the first year, then ${priceText(next, currency)}`
        : "";
      return [shown(domain.name), ...stateOf(domain), price];
    }),
  ).map((line, at) => styled(terminal, domains[at]?.registrable === true ? "green" : "dim", line));
}

function stateOf({ registrable, reason }: Wire): string[] {
  return [registrable === true ? "free" : reasonText(reason)];
}

export function reasonText(reason: unknown): string {
  return REASONS[String(reason)] ?? shown(reason);
}
