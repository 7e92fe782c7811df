import { cache } from "react";
import { caller } from "../../caller";

/** The channel of the account in view and who looks at it; asked for once a page. Null for who belongs to no account. */
export const ownChannel = cache(async () => {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { scopes, role } = me.account;
  if (!scopes.includes("channel:read")) return { role, scopes, channel: null, offered: [], mayRead: false };
  const { channel, offered } = await api.channels.own();
  return { role, scopes, channel, offered, mayRead: true };
});
