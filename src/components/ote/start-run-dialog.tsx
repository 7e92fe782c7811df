"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { FormFault, SelectField, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { ask, type Input, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Spinner } from "../ui/spinner";
import { toast } from "../ui/toast";

type Channel = Output<"console.channels.list">["channels"][number];

const CERTIFIABLE = ["ote", "production_approved"] as const;

/** Starts a named run of a channel. `slug` is chosen at first, where there is such a channel. */
export default function StartRunDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { channels, fault } = useChannels();
  const router = useRouter();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Start an OT&E run"
      description="Names are allocated to it, and the channel’s sandbox fixtures are made anew. The registrar’s contacts are told by mail."
    >
      {fault && <FaultAlert fault={fault} />}
      {!channels && !fault && <Spinner />}
      {channels?.length === 0 && (
        <Alert tone="info" title="No channel can be certified">
          A channel has to be approved for OT&E first, with an approved listing.
        </Alert>
      )}
      {channels && channels.length > 0 && (
        <Form<Input<"console.ote.start">, Output<"console.ote.start">>
          label="Start an OT&E run"
          schema={async () => (await import("@/services/ote/schema")).startRunInput}
          submit={(input) => tell("console.ote.start", input)}
          onDone={({ number }) => {
            toast({ tone: "ok", text: `Run ${number} has begun` });
            router.push(`/console/ote/${number}`);
          }}
        >
          <ChannelFields channels={channels} slug={slug} />
          <TextField
            name="name"
            label="Name"
            hint="Such as “First certification”; the registrar sees it"
            autoComplete="off"
            maxLength={100}
          />
          <Checkbox
            name="requiresSecondOperator"
            label="Two operators have to sign it off"
            hint="The registrar is certified by the second signature"
          />
          <FormFault />
          <FormFoot>
            <Button onClick={onClose}>Cancel</Button>
            <SubmitButton>Start run</SubmitButton>
          </FormFoot>
        </Form>
      )}
    </Dialog>
  );
}

/** The channel, then one of the namespaces that it is listed for. */
function ChannelFields({ channels, slug }: { channels: readonly Channel[]; slug: string }) {
  const [chosen, setChosen] = useState(
    channels.find((channel) => channel.slug === slug)?.slug ?? channels[0]?.slug ?? "",
  );
  const namespaces = channels.find((channel) => channel.slug === chosen)?.approved ?? [];
  return (
    <>
      <SelectField
        name="slug"
        label="Channel"
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        data-first
      >
        {channels.map((channel) => (
          <option key={channel.slug} value={channel.slug}>
            {channel.company} ({channel.slug})
          </option>
        ))}
      </SelectField>
      <SelectField key={chosen} name="namespace" label="Namespace" hint="Those the channel is listed for">
        {namespaces.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
    </>
  );
}

/** The channels that can be certified, by company; loaded when the dialog opens. */
function useChannels(): { channels: readonly Channel[] | null; fault: Fault | null } {
  const [channels, setChannels] = useState<readonly Channel[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    loadChannels(abort.signal).then(setChannels, (error) => {
      if (!abort.signal.aborted) setFault(asFault(error));
    });
    return () => abort.abort();
  }, []);
  return { channels, fault };
}

async function loadChannels(signal: AbortSignal): Promise<Channel[]> {
  const found: Channel[] = [];
  for (const state of CERTIFIABLE) {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await ask("console.channels.list", { state, page, limit: 100 }, signal);
      pages = answer.pages;
      found.push(...answer.channels.filter(({ approved }) => approved.length > 0));
    }
  }
  return found.sort((a, b) => a.company.localeCompare(b.company));
}
