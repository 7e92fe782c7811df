import type { inferRouterOutputs } from "@trpc/server";
import { accessRouter } from "./access";
import { accountRouter } from "./account";
import { auditRouter } from "./audit";
import { createCallerFactory, router } from "./base";
import { billingRouter } from "./billing";
import { channelsRouter } from "./channels";
import { commandsRouter } from "./commands";
import { accountsRouter } from "./console/accounts";
import { consoleAuditRouter } from "./console/audit";
import { consoleBillingRouter } from "./console/billing";
import { consoleChannelsRouter } from "./console/channels";
import { clockRouter } from "./console/clock";
import { consoleCommandsRouter } from "./console/commands";
import { healthRouter } from "./console/health";
import { listsRouter } from "./console/lists";
import { mailRouter } from "./console/mail";
import { consoleNamesRouter } from "./console/names";
import { consoleNamespacesRouter } from "./console/namespaces";
import { operatorsRouter } from "./console/operators";
import { consoleOteRouter } from "./console/ote";
import { consolePaymentsRouter } from "./console/payments";
import { registryRouter } from "./console/registry";
import { unlocksRouter } from "./console/unlocks";
import { workRouter } from "./console/work";
import { consoleWorkflowsRouter } from "./console/workflows";
import { contactsRouter } from "./contacts";
import { dnsRouter } from "./dns";
import { homeRouter } from "./home";
import { invoicesRouter } from "./invoices";
import { keysRouter } from "./keys";
import { locksRouter } from "./locks";
import { membersRouter } from "./members";
import { namesRouter } from "./names";
import { namespacesRouter } from "./namespaces";
import { oteRouter } from "./ote";
import { paymentsRouter } from "./payments";
import { secondFactorRouter } from "./second-factor";
import { spendingRouter } from "./spending";
import { transfersRouter } from "./transfers";
import { webhooksRouter } from "./webhooks";
import { workflowsRouter } from "./workflows";

/** One router a noun; operators' routers under `console`. */
export const appRouter = router({
  access: accessRouter,
  account: accountRouter,
  audit: auditRouter,
  billing: billingRouter,
  channels: channelsRouter,
  commands: commandsRouter,
  contacts: contactsRouter,
  dns: dnsRouter,
  home: homeRouter,
  invoices: invoicesRouter,
  keys: keysRouter,
  locks: locksRouter,
  members: membersRouter,
  names: namesRouter,
  namespaces: namespacesRouter,
  ote: oteRouter,
  payments: paymentsRouter,
  secondFactor: secondFactorRouter,
  spending: spendingRouter,
  transfers: transfersRouter,
  webhooks: webhooksRouter,
  workflows: workflowsRouter,
  console: router({
    accounts: accountsRouter,
    audit: consoleAuditRouter,
    billing: consoleBillingRouter,
    channels: consoleChannelsRouter,
    clock: clockRouter,
    commands: consoleCommandsRouter,
    health: healthRouter,
    lists: listsRouter,
    mail: mailRouter,
    names: consoleNamesRouter,
    namespaces: consoleNamespacesRouter,
    operators: operatorsRouter,
    ote: consoleOteRouter,
    payments: consolePaymentsRouter,
    registry: registryRouter,
    unlocks: unlocksRouter,
    work: workRouter,
    workflows: consoleWorkflowsRouter,
  }),
});

export const createCaller = createCallerFactory(appRouter);

export type AppRouter = typeof appRouter;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
/** Calls procedures in the process, without HTTP. */
export type Caller = ReturnType<typeof createCaller>;
