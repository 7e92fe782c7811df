"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const EditDialog = lazy(() => import("./edit-dialog"));

/** The dialogs of a registrar's own page, loaded when the URL opens one: `?edit`. */
export function ChannelDialogs({ channel }: { channel: NonNullable<Output<"channels.own">["channel"]> }) {
  const [edit] = useUrlParam("edit");
  const close = useCloseDialogs("edit");
  return <Suspense>{edit && <EditDialog channel={channel} onClose={close} />}</Suspense>;
}
