"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FaultError } from "../fault";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { tell } from "../trpc";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Radio } from "../ui/choice";
import { toast } from "../ui/toast";
import { DsRows } from "./ds-rows";
import type { NameserversTyped } from "./nameserver-input";
import { NameserverRows } from "./nameserver-rows";
import { namePath } from "./paths";
import { useRows } from "./use-rows";

interface Server {
  host: string;
  addresses: string[];
}
interface Ds {
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: string;
}
/** Fewer are refused; more are for those who run more. */
const FEWEST = 2;
const schema = () => import("./nameserver-input").then((module) => module.nameserversForm);

/** Where a name's records are kept: here, or at nameservers of the registrant's own with glue and DS. */
export function NameserversForm({
  fqdn,
  hosted,
  ours,
  nameservers,
  ds,
}: {
  fqdn: string;
  hosted: boolean;
  /** The registry's nameservers. */
  ours: readonly string[];
  /** The registrant's own; empty when hosted. */
  nameservers: readonly Server[];
  ds: readonly Ds[];
}) {
  const router = useRouter();
  const [own, setOwn] = useState(!hosted);
  const blank: Server = { host: "", addresses: [] };
  const servers = useRows<Server>([
    ...nameservers,
    ...Array.from({ length: Math.max(0, FEWEST - nameservers.length) }, () => blank),
  ]);
  const entries = useRows<Ds>(ds);

  const submit = async (typed: NameserversTyped) => {
    const input = (await schema()).parse(own ? typed : { nameservers: [] });
    try {
      return await tell("names.setNameservers", { name: fqdn, ...input });
    } catch (error) {
      throw atFields(error);
    }
  };

  return (
    <Form<NameserversTyped, unknown>
      schema={schema}
      fixed={own ? undefined : { nameservers: [] }}
      submit={submit}
      onDone={() => {
        toast({ tone: "ok", text: own ? "Your nameservers are set" : "The name is hosted here" });
        router.refresh();
      }}
      className="space-y-6"
      label="Nameservers"
    >
      <fieldset className="space-y-2">
        <legend className="sr-only">Where its records are kept</legend>
        <Radio
          name="hosting"
          value="here"
          label="Hosted here"
          hint={`Records are edited in this portal and answered by ${ours.join(" and ")}`}
          checked={!own}
          onChange={() => setOwn(false)}
        />
        <Radio
          name="hosting"
          value="own"
          label="My own nameservers"
          hint="Records are kept elsewhere; here is only said where"
          checked={own}
          onChange={() => setOwn(true)}
        />
      </fieldset>

      {own && (
        <>
          <NameserverRows fqdn={fqdn} rows={servers} fewest={FEWEST} />
          <DsRows rows={entries} />
        </>
      )}

      {own === hosted && (
        <Alert tone="warn" title="This changes who answers for the name">
          {own ? (
            <>
              The records kept here stop answering as soon as it is published, and resolvers may remember them
              for as long as their TTLs say. Set the same records up at your nameservers first. What is here
              is kept, should you come back.
            </>
          ) : (
            <>
              From then on the records kept here answer; look at them first. Your nameservers, glue and DS
              data are taken out of the registry.
            </>
          )}
        </Alert>
      )}
      <FormFault />
      {own || !hosted ? (
        <SubmitButton>{own ? "Save nameservers" : "Host it here"}</SubmitButton>
      ) : (
        <LinkButton href={namePath(fqdn, "dns")}>Edit its records</LinkButton>
      )}
    </Form>
  );
}

/** An address has no field of its own: its fault belongs to the field of all of them. */
function atFields(error: unknown): unknown {
  if (!(error instanceof FaultError)) return error;
  const { fault } = error;
  const fields = fault.fields.map(({ path, message }) => ({
    message,
    path: path.replace(/^(nameservers\.\d+\.addresses)\.\d+$/, "$1"),
  }));
  return new FaultError({ ...fault, fields });
}
