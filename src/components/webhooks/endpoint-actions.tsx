"use client";

import { tell } from "../trpc";
import { Button, IconButton } from "../ui/button";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";
import type { Endpoint } from "./endpoint-words";

/** What can be done with a webhook. */
export function EndpointActions({ endpoint: { id, state } }: { endpoint: Endpoint }) {
  const { run, busy } = useAction();
  const isActive = state === "active";
  const why = isActive ? null : "Resume it first";
  const pause = () =>
    run(() => tell("webhooks.pause", { id }), "Paused: nothing is sent until you resume it");
  return (
    <>
      {isActive && <TestButton id={id} />}
      <Button icon="pencil" onClick={() => setUrlParams({ edit: "1" })}>
        Edit
      </Button>
      <Menu
        label="More actions"
        side="bottom-end"
        trigger={
          <IconButton icon="ellipsis" label="More actions" size="md" variant="secondary" disabled={busy} />
        }
      >
        <MenuItem icon="rotate-ccw" why={why} onSelect={() => setUrlParams({ replay: "1" })}>
          Replay what is missing
        </MenuItem>
        <MenuItem icon="refresh-cw" onSelect={() => setUrlParams({ rotate: "1" })}>
          Rotate the secret
        </MenuItem>
        {isActive && (
          <MenuItem icon="pause" onSelect={pause}>
            Pause
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon="trash" danger onSelect={() => setUrlParams({ delete: "1" })}>
          Delete
        </MenuItem>
      </Menu>
    </>
  );
}

/** Sends a test event and shows what comes of it. */
export function TestButton({ id }: { id: string }) {
  const { run, busy } = useAction();
  const send = () =>
    run(async () => {
      const { deliveryId } = await tell("webhooks.sendTest", { id });
      setUrlParams({ delivery: deliveryId });
    });
  return (
    <Button icon="send" variant="primary" busy={busy} onClick={send}>
      Send test event
    </Button>
  );
}

export function ResumeButton({ id }: { id: string }) {
  const { run, busy } = useAction();
  return (
    <Button
      variant="primary"
      icon="play"
      busy={busy}
      onClick={() => run(() => tell("webhooks.resume", { id }), "Events are sent again from now on")}
    >
      Resume
    </Button>
  );
}
