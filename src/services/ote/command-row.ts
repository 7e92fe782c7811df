/** JSON of a recorded request or answer. */
export type Facts = Readonly<Record<string, unknown>>;

/** As much of a row of the command log as a run is judged from. */
export interface JudgedCommand {
  readonly id: number;
  readonly at: Date;
  readonly channelId: string;
  readonly keyId: string | null;
  /** `create_domain`, … */
  readonly command: string;
  readonly domain: string | null;
  readonly idempotencyKey: string | null;
  readonly status: "success" | "sandbox" | "failed";
  readonly sandbox: boolean;
  /** The command whose recorded result this one was given. */
  readonly replayOfId: number | null;
  readonly httpStatus: number;
  /** Of the catalogue; null when it succeeded. */
  readonly errorCode: string | null;
  readonly request: Facts;
  readonly response: Facts;
  readonly durationMicros: number;
}

/** Commands whose retry has to be safe: the ones that carry an idempotency key. */
export const MUTATING: readonly string[] = [
  "create_domain",
  "renew_domain",
  "update_domain",
  "transfer_domain",
  "update_nameservers",
  "delete_domain",
];

export function isRefused(command: JudgedCommand): boolean {
  return command.status === "failed";
}

/** An answer that says "later": it says nothing about the command itself. */
export function isPutOff(command: JudgedCommand): boolean {
  return (
    command.errorCode === "rate_limited" ||
    command.errorCode === "idempotency_in_progress" ||
    command.errorCode === "unavailable" ||
    command.errorCode === "internal"
  );
}

/** How people find a command again: `#812`. */
export function mention(command: Pick<JudgedCommand, "id">): string {
  return `#${command.id}`;
}

/** An object in place of anything else. */
export function factsOf(value: unknown): Facts {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Facts) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** An instant of an answer in milliseconds; null where there is none. */
export function instantOf(value: unknown): number | null {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** What a refusal said: `claim_required (422)`. */
export function refusalText(command: JudgedCommand): string {
  return `${command.errorCode ?? "refused"} (${command.httpStatus})`;
}
