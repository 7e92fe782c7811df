import type { Output } from "../trpc";
import type { IconName } from "../ui/icon-names";

export type ActivityEntry = Output<"audit.activity">["entries"][number];

interface ActionWords {
  /** What happened, the subject's name left out. */
  readonly text: string;
  readonly icon: IconName;
}

const WORDS: Readonly<Record<string, ActionWords>> = {
  "names.register": { text: "Registered", icon: "globe" },
  "names.renew": { text: "Renewed", icon: "refresh-cw" },
  "names.update": { text: "Settings changed", icon: "settings" },
  "names.delete": { text: "Deleted", icon: "trash" },
  "names.restore": { text: "Restored", icon: "archive-arrow-up" },
  "names.release": { text: "Released: free for anybody", icon: "circle-dashed" },
  "names.transfer": { text: "Moved between accounts", icon: "send" },
  "names.createAuthCode": { text: "Transfer code made", icon: "key-round" },
  "dns.apply": { text: "Records changed", icon: "server" },
  "dns.import": { text: "Records imported", icon: "file-up" },
  "dns.revert": { text: "Records reverted", icon: "undo-2" },
  "billing.topUp": { text: "Money added", icon: "wallet" },
  "keys.create": { text: "API key created", icon: "key-round" },
  "keys.update": { text: "API key changed", icon: "key-round" },
  "keys.revoke": { text: "API key revoked", icon: "ban" },
  "members.invite": { text: "Member invited", icon: "user-plus" },
  "members.accept_invitation": { text: "Invitation accepted", icon: "users" },
  "members.revoke_invitation": { text: "Invitation withdrawn", icon: "users" },
  "members.change_role": { text: "Role changed", icon: "users" },
  "members.remove": { text: "Member removed", icon: "users" },
  "accounts.create": { text: "Account opened", icon: "building-complex" },
  "accounts.update": { text: "Account details changed", icon: "building-complex" },
  "access.sign_in": { text: "Signed in", icon: "user" },
  "access.sign_out": { text: "Signed out", icon: "log-out" },
};

/** An action in words; one without words of its own is shown as it is called. */
export function wordsOfAction(action: string): ActionWords {
  return WORDS[action] ?? { text: action, icon: "activity" };
}
