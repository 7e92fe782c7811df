import { deleteName } from "@/services/names/delete";
import { nameInfo } from "@/services/names/info";
import { nameLine } from "@/services/names/line";
import { listNamesByCursor } from "@/services/names/list-by-cursor";
import { checkTransfer } from "@/services/transfers/check";
import { cancelWorkflow } from "@/services/workflows/cancel";
import { findComingName } from "@/services/workflows/coming-name";
import { findWorkflow } from "@/services/workflows/look-up";
import { startRegistration } from "@/services/workflows/start-registration";
import { startRenewal } from "@/services/workflows/start-renewal";
import { startTransferIn } from "@/services/workflows/start-transfer-in";
import { startUpdate } from "@/services/workflows/start-update";
import { startAndWait } from "@/services/workflows/wait";
import { cancelSandboxWorkflow } from "@/services/workflows-sandbox/cancel";
import { checkSandboxTransfer } from "@/services/workflows-sandbox/check-transfer";
import {
  findSandboxWorkflow,
  listSandboxNamesByCursor,
  sandboxNameInfo,
} from "@/services/workflows-sandbox/look-up";
import {
  deleteSandboxName,
  startSandboxRegistration,
  startSandboxRenewal,
  startSandboxTransferIn,
  startSandboxUpdate,
} from "@/services/workflows-sandbox/verbs";
import type { Tag } from "./route";
import type { PricedName, Registered } from "./wire/registration";

type Returning<Verb extends (...args: never[]) => unknown, Result> = (
  ...args: Parameters<Verb>
) => Promise<Result>;

/** What differs between the tree and its sandbox: what is read of names, and what is done with them. */
interface RegistrarVerbs {
  readonly startRegistration: typeof startRegistration;
  readonly startUpdate: typeof startUpdate;
  readonly startRenewal: typeof startRenewal;
  readonly startTransferIn: typeof startTransferIn;
  readonly startAndWait: typeof startAndWait;
  readonly findWorkflow: typeof findWorkflow;
  readonly cancelWorkflow: typeof cancelWorkflow;
  readonly checkTransfer: typeof checkTransfer;
  readonly deleteName: typeof deleteName;
  /** What is shown of a name that is not held yet; null where there is none such. */
  readonly findComingName: typeof findComingName | null;
  readonly nameInfo: Returning<typeof nameInfo, PricedName>;
  readonly nameLine: Returning<typeof nameLine, Registered>;
  readonly listNames: typeof listNamesByCursor;
}

/** Where the registrar's routes hang: the tree itself, or its sandbox. */
export interface RegistrarTree<Path extends string = string> {
  readonly path: Path;
  readonly tag: Tag;
  /** The id of an operation of the tree, from its id in the real one. */
  id(operation: string): string;
  readonly verbs: RegistrarVerbs;
}

export const REGISTRAR: RegistrarTree<"/accounts/{account_id}/registrar"> = {
  path: "/accounts/{account_id}/registrar",
  tag: "Registrar",
  id: (operation) => operation,
  verbs: {
    startRegistration,
    startUpdate,
    startRenewal,
    startTransferIn,
    startAndWait,
    findWorkflow,
    cancelWorkflow,
    checkTransfer,
    deleteName,
    findComingName,
    nameInfo,
    nameLine,
    listNames: listNamesByCursor,
  },
};

export const REGISTRAR_SANDBOX: RegistrarTree<"/accounts/{account_id}/registrar-sandbox"> = {
  path: "/accounts/{account_id}/registrar-sandbox",
  tag: "Registrar sandbox",
  id: (operation) => `${operation}InSandbox`,
  verbs: {
    startRegistration: startSandboxRegistration,
    startUpdate: startSandboxUpdate,
    startRenewal: startSandboxRenewal,
    startTransferIn: startSandboxTransferIn,
    // What is tried out is done when it is written down.
    startAndWait: (ctx, start) => start(ctx),
    findWorkflow: findSandboxWorkflow,
    cancelWorkflow: cancelSandboxWorkflow,
    checkTransfer: checkSandboxTransfer,
    deleteName: deleteSandboxName,
    findComingName: null,
    nameInfo: sandboxNameInfo,
    nameLine: sandboxNameInfo,
    listNames: listSandboxNamesByCursor,
  },
};
