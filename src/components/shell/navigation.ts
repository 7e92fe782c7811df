import type { IconName } from "../ui/icon-names";

export interface Place {
  href: string;
  label: string;
  icon: IconName;
}

/** The registrants' dashboard. The first four are the phone's bottom bar, the rest is behind "More". */
export const DASHBOARD_PLACES: readonly Place[] = [
  { href: "/dashboard", label: "Home", icon: "house" },
  { href: "/dashboard/names", label: "Names", icon: "globe" },
  { href: "/dashboard/search", label: "Search & buy", icon: "shopping-cart" },
  { href: "/dashboard/billing", label: "Billing", icon: "wallet" },
  { href: "/dashboard/requests", label: "Requests", icon: "list" },
  { href: "/dashboard/contacts", label: "Contacts", icon: "book-user" },
  { href: "/dashboard/keys", label: "API keys", icon: "key-round" },
  { href: "/dashboard/webhooks", label: "Webhooks", icon: "send" },
  { href: "/dashboard/channel", label: "Registrar", icon: "radio-tower" },
  { href: "/dashboard/members", label: "Members", icon: "users" },
  { href: "/dashboard/activity", label: "Activity", icon: "activity" },
  { href: "/dashboard/settings", label: "Settings", icon: "settings" },
];

/** The operators' console. */
export const CONSOLE_PLACES: readonly Place[] = [
  { href: "/console", label: "Overview", icon: "gauge" },
  { href: "/console/channels", label: "Channels", icon: "radio-tower" },
  { href: "/console/ote", label: "OT&E runs", icon: "badge-check" },
  { href: "/console/names", label: "Names", icon: "globe" },
  { href: "/console/commands", label: "Commands", icon: "terminal" },
  { href: "/console/requests", label: "Requests", icon: "list" },
  { href: "/console/unlocks", label: "Unlock requests", icon: "lock-open" },
  { href: "/console/work", label: "Pending work", icon: "inbox" },
  { href: "/console/accounts", label: "Accounts", icon: "building-complex" },
  { href: "/console/payments", label: "Payments", icon: "credit-card" },
  { href: "/console/namespaces", label: "Namespaces", icon: "network" },
  { href: "/console/billing", label: "Invoices", icon: "file-text" },
  { href: "/console/operators", label: "Operators", icon: "users" },
  { href: "/console/audit", label: "Audit", icon: "shield-check" },
  { href: "/console/mailbox", label: "Mailbox", icon: "mail" },
  { href: "/console/health", label: "Health", icon: "activity" },
];

/** Whether `path` is at `href` or below; the roots themselves only exactly. */
export function isAt(path: string, href: string): boolean {
  return path === href || (href !== "/dashboard" && href !== "/console" && path.startsWith(`${href}/`));
}
