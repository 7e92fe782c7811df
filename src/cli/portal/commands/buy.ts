import { listOf, textOf, type Wire, wireOf } from "../api";
import { type Command, confirmed, day, type Run, shown } from "../command";
import { EXIT, misused, Stop } from "../exit";
import { follow } from "../follow";
import { onlyArgument, wholeNumber } from "../options";
import { priceText, times, yearsText } from "../price";
import { checkNames, reasonText } from "./find";

const done = (words: string) => (workflow: Wire) => {
  const { expires_at: until } = wireOf(wireOf(workflow.context).registration);
  return `${words} ${shown(workflow.domain_name)}${until ? ` until ${day(until)}` : ""}.`;
};

/** `register <name>`: shows the price, asks, and follows the registration to its end. */
export const register: Command = {
  options: ["years", "auto-renew", "no-privacy", "accept-premium", "yes"],
  async run(run) {
    const { api, call } = run;
    const name = onlyArgument(call, "the full name to register, such as harbour.example");
    const years = wholeNumber("years", call.values.years) ?? 1;
    const { result, messages } = await checkNames(run, [name]);
    const [found] = listOf(wireOf(result).domains);
    if (!found) throw new Stop(EXIT.refused, messages.join("\n") || `${shown(name)} is no name.`);
    const isPremium = found.reason === "domain_premium";
    if (found.registrable !== true && !isPremium) {
      throw new Stop(EXIT.refused, `${shown(found.name)} cannot be registered: ${reasonText(found.reason)}.`);
    }
    const { price, currency } = priceOf(found, years);
    const notice = await acceptedNotice(run, found);
    await agreeToPrice(run, { name: textOf(found.name), years, isPremium, price, currency });
    const acknowledgements = {
      ...(isPremium && { premium_fee: price }),
      ...(notice && { claims_notice: notice }),
    };
    const answer = await api.send("POST", `${await api.account()}/registrar/registrations`, {
      body: {
        domain_name: found.name,
        years,
        auto_renew: call.values["auto-renew"] ?? false,
        privacy_mode: call.values["no-privacy"] ? "off" : "redaction",
        ...(Object.keys(acknowledgements).length > 0 && { acknowledgements }),
      },
    });
    return follow(run, wireOf(answer.result), done("Registered"));
  },
};

function priceOf({ pricing }: Wire, years: number) {
  const { registration_cost: first, currency } = wireOf(pricing);
  return { price: times(textOf(first), years), currency };
}

/** A premium name is bought only by who has said so, `--yes` alone is not enough. */
async function agreeToPrice(
  run: Run,
  of: { name: string; years: number; isPremium: boolean; price: string; currency: unknown },
): Promise<void> {
  const { terminal, call } = run;
  const price = priceText(of.price, of.currency);
  const premium = of.isPremium ? ", a premium name," : "";
  terminal.note(`${shown(of.name)}${premium} costs ${price} for ${yearsText(of.years)}.`);
  if (of.isPremium && !call.values["accept-premium"] && (call.values.yes || !terminal.isInteractive)) {
    throw misused("It is a premium name: add --accept-premium if you agree to this price");
  }
  await confirmed(run, `Register it for ${price}?`);
}

/** The notice of a trademark, once somebody has read and accepted it. */
async function acceptedNotice({ terminal }: Run, { claims_notice: found }: Wire) {
  const { id, text } = wireOf(found);
  if (!id) return null;
  terminal.note(`A notice has to be read and accepted first:\n${shown(text)}`);
  if (!terminal.isInteractive) {
    throw new Stop(
      EXIT.refused,
      "Only a person can accept this notice: run it on a terminal, or use the portal.",
    );
  }
  const answer = await terminal.ask("Type accept if the registrant accepts it: ");
  if (answer.trim().toLowerCase() !== "accept") throw new Stop(EXIT.refused, "Nothing was done.");
  return { id, accepted_at: new Date().toISOString() };
}

/** `renew <name>`: adds years; once, since it says which term it means. */
export const renew: Command = {
  options: ["years", "yes"],
  async run(run) {
    const { api, call, terminal } = run;
    const name = onlyArgument(call, "the full name to renew, such as harbour.example");
    const years = wholeNumber("years", call.values.years) ?? 1;
    const path = `${await api.account()}/registrar/registrations/${encodeURIComponent(name)}`;
    const found = wireOf((await api.send("GET", path)).result);
    const { renewal_cost: cost, currency } = wireOf(found.pricing);
    const price = cost ? priceText(times(textOf(cost), years), currency) : null;
    terminal.note(`${shown(found.domain_name)} runs until ${day(found.expires_at)}.`);
    const question = `Renew it for ${yearsText(years)}${price ? `, for ${price}` : ", at the price of its extension"}?`;
    await confirmed(run, question);
    const answer = await api.send("POST", `${path}/renew`, {
      body: { years, current_expires_at: found.expires_at },
    });
    return follow(run, wireOf(answer.result), done("Renewed"));
  },
};
