import type { ReactNode } from "react";
import { UrlButton } from "../account/url-button";
import type { ChannelState } from "./channel-state";

/** What an operator can do with a channel in its state; the main thing last. */
export function ConsoleActions({ state }: { state: ChannelState }) {
  const ask = (
    <UrlButton key="ask" param="do" value="ask" icon="mail">
      Ask
    </UrlButton>
  );
  const suspend = (
    <UrlButton key="suspend" param="do" value="suspend" icon="ban" variant="danger-quiet">
      Suspend
    </UrlButton>
  );
  const production = (label: string) => (
    <UrlButton key="production" param="do" value="production" icon="badge-check">
      {label}
    </UrlButton>
  );
  const actions: Readonly<Record<ChannelState, ReactNode[]>> = {
    applied: [
      <UrlButton key="refuse" param="do" value="refuse" icon="x" variant="danger-quiet">
        Refuse
      </UrlButton>,
      ask,
      <UrlButton key="approve" param="do" value="approve" icon="check" variant="primary">
        Approve
      </UrlButton>,
    ],
    refused: [],
    ote: [suspend, ask, production("Approve for production")],
    production_approved: [suspend, ask, production("Extend certification")],
    suspended: [
      ask,
      <UrlButton key="resume" param="do" value="resume" icon="rotate-ccw" variant="primary">
        Resume
      </UrlButton>,
    ],
  };
  return actions[state];
}
