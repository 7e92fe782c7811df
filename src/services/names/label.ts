import { isOneWritingSystem, looksLatin, SCRIPTS, scriptsOf, toALabel, toUnicodeName } from "@/lib/idna";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies, loadPolicy, type NamespacePolicy, unknownNamespace } from "../namespaces/policy";

/** A name that its namespace's rules allow; nothing is said of whether it is free. */
export interface ParsedName {
  readonly policy: NamespacePolicy;
  /** A-label, lower case. */
  readonly label: string;
  /** U-label. */
  readonly labelUnicode: string;
  /** A-labels, no final dot. */
  readonly fqdn: string;
}

/** What of a policy a label is held to. */
type LabelRules = Pick<NamespacePolicy, "minLabelLength" | "maxLabelLength" | "idnScripts">;

/** For names that exist: they were registered by the rules of their day, which may have changed. */
export const RULES_OF_ANY_DAY: LabelRules = {
  minLabelLength: 1,
  maxLabelLength: 63,
  idnScripts: [...SCRIPTS, "Other"],
};

/** Longest input looked at: a name of 253 octets in any encoding of it that people paste. */
const LONGEST_INPUT = 1_024;

/**
 * Reads `shop.com.store`, or `shop` as a label under `domain` or the default namespace.
 * @param rules instead of the namespace's own
 * @throws RegistryError unknown_namespace | invalid_label
 */
export async function parseName(
  ctx: Context,
  input: string,
  domain?: string,
  rules?: LabelRules,
): Promise<ParsedName> {
  if (input.length > LONGEST_INPUT) throw invalidLabel(`${input.slice(0, 40)}…`, "it is too long");
  const text = input.normalize("NFC").trim().replace(/\.$/, "").toLowerCase();
  if (domain !== undefined) {
    const policy = await loadPolicy(ctx, domain.trim().replace(/\.$/, "").toLowerCase());
    const suffix = `.${policy.name}`;
    return parseLabel(policy, text.endsWith(suffix) ? text.slice(0, -suffix.length) : text, rules);
  }
  const policies = await listPolicies(ctx.db);
  const under = policies
    .filter((p) => text.endsWith(`.${p.name}`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (under) return parseLabel(under, text.slice(0, -under.name.length - 1), rules);
  const [label = "", ...rest] = text.split(".");
  if (rest.length > 0 && label !== "") throw unknownNamespace(rest.join("."), policies);
  return parseLabel(await loadPolicy(ctx, undefined), text, rules);
}

/** Applies the rules of RFC 5891, UTS 46, UTS 39 and the namespace. @throws RegistryError invalid_label */
export function parseLabel(policy: NamespacePolicy, input: string, rules: LabelRules = policy): ParsedName {
  const fault = (why: string) => invalidLabel(input, why);
  if (input === "") throw fault("it is empty");
  if (/\s/.test(input)) throw fault("it contains a space: use a hyphen instead");
  if (input.includes(".")) throw fault(`it contains a dot: one label is registered under ${policy.name}`);
  if (/\p{Cc}/u.test(input)) throw fault("it contains a control character");
  const illegal = /[^\p{L}\p{M}\p{N}-]/u.exec(input);
  if (illegal) throw fault(`it contains '${illegal[0]}': letters, digits and hyphens are allowed`);
  if (input.startsWith("-") || input.endsWith("-")) throw fault("it begins or ends with a hyphen");
  if (input.slice(2, 4) === "--" && !input.startsWith("xn--")) {
    throw fault("it has hyphens as its third and fourth character, which is kept for encoded names");
  }

  const label = toALabel(input);
  if (label === null) throw fault("it is not a valid internationalised label");
  const labelUnicode = toUnicodeName(label);
  if (label.startsWith("xn--") && labelUnicode === label) throw fault("its xn-- form does not decode");
  assertScripts(policy.name, rules, labelUnicode, fault);

  const length = [...labelUnicode].length;
  if (length < rules.minLabelLength) throw fault(`it is shorter than ${rules.minLabelLength} characters`);
  if (length > rules.maxLabelLength || label.length > 63) {
    throw fault(`it is longer than ${Math.min(rules.maxLabelLength, 63)} characters`);
  }
  const fqdn = `${label}.${policy.name}`;
  if (fqdn.length > 253) throw fault("the full name is longer than 253 characters");
  return { policy, label, labelUnicode, fqdn };
}

function assertScripts(
  namespace: string,
  { idnScripts }: LabelRules,
  unicode: string,
  fault: (why: string) => RegistryError,
): void {
  if (/^[\x21-\x7e]+$/.test(unicode)) return;
  const scripts = scriptsOf(unicode);
  if (idnScripts.length === 0) throw fault(`${namespace} takes only the letters a to z, digits and hyphens`);
  const foreign = scripts.find((script) => !idnScripts.includes(script));
  if (foreign) throw fault(`${namespace} does not take letters of the script ${foreign}`);
  if (!isOneWritingSystem(scripts)) {
    throw fault(`it mixes letters of ${scripts.join(" and ")}, which can be confused with another name`);
  }
  if (looksLatin(unicode))
    throw fault("all its letters look like Latin ones, so that it reads as another name");
}

function invalidLabel(input: string, why: string): RegistryError {
  const shown = input.replace(/\p{Cc}/gu, "\uFFFD");
  return new RegistryError("invalid_label", {
    message: `'${shown}' cannot be registered: ${why}`,
    details: { subdomain: shown },
    fields: [{ path: "subdomain", message: why }],
  });
}
