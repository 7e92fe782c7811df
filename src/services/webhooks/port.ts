import type { Sealer } from "../sealing/sealer";

/** Which addresses deliveries may go to. */
export interface AddressGuard {
  /** Why a connection to this IP address is refused: `loopback`, `private`, …; null when it is fine. */
  refusalOf(address: string): string | null;
  /** Whether operators allowed this address by name of its range: only then may a delivery go without TLS. */
  isAllowedByOperators(address: string): boolean;
}

/** What verbs of webhooks need of the process. */
export interface WebhookParts {
  readonly sealer: Sealer;
  readonly guard: AddressGuard;
}

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the try at once. */
  readonly signal?: AbortSignal;
}

/** What came of one try. */
export interface WebhookAnswer {
  /** HTTP status, null when there was none. */
  readonly status: number | null;
  /** Why it failed, whatever the status: `timeout`, `refused_address`, `tls`, … */
  readonly error: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Cut. */
  readonly body: string;
}

/** Posts one request and never throws for a receiver's fault. */
export interface WebhookSender {
  post(request: WebhookRequest): Promise<WebhookAnswer>;
  close(): void;
}
