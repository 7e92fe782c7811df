import { publish } from "./publication";
import type { Step } from "./step";

/** What is asked for is applied in the transaction that writes the workflow: src/services/workflows/start-update.ts. */
export const UPDATE: Readonly<Record<string, Step>> = { publish };
