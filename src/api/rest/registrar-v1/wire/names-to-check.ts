import type { z } from "zod";
import { RegistryError } from "@/services/errors";
import type { CommandInputs } from "@/services/registrar/inputs";
import type { checkBody } from "./domain-bodies";
import { fullName, nameOf } from "./target";

/** @throws RegistryError invalid_request | invalid_label */
export function namesToCheck(body: z.output<typeof checkBody>): CommandInputs["check_domain"] {
  const { domains, domain, label, tld } = body;
  if (domains === undefined) return { names: [nameOf(body)], isList: false };
  if (domain === undefined && label === undefined && tld === undefined) {
    return { names: domains.map((name, index) => fullName(name, `domains.${index}`)), isList: true };
  }
  const message = "is sent alone, without domain, label and tld";
  throw new RegistryError("invalid_request", {
    message: `domains ${message}`,
    fields: [{ path: "domains", message }],
  });
}
