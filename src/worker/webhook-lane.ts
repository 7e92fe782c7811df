import type { Claimed } from "@/services/webhooks/queue";

/** Requests to one endpoint at a time: while it is well, and since its last try failed. */
const MOST_WELL = 5;
const MOST_AILING = 2;
/** Taken ahead from an endpoint that is well. */
const MOST_AHEAD = 20;
const LONGEST_REST_MS = 10_000;
const FIRST_REST_MS = 1_000;

/** What a worker knows of one endpoint. Times are those of `performance.now()`. */
export class Lane {
  /** Taken, and to be given back when it could not be begun by then. */
  readonly ready: { readonly delivery: Claimed; readonly startBy: number }[] = [];
  inFlight = 0;
  isClaiming = false;
  isAiling = false;
  /** The subject behind which the next claim goes on. */
  after = "";
  private nextLook = 0;
  private rest = FIRST_REST_MS;

  constructor(readonly endpointId: string) {}

  get mostInFlight(): number {
    return this.isAiling ? MOST_AILING : MOST_WELL;
  }

  /** How many to take now; 0 when there is enough. */
  get room(): number {
    if (this.isClaiming || this.ready.length > 0) return 0;
    return (this.isAiling ? MOST_AILING : MOST_AHEAD) - this.inFlight;
  }

  get isIdle(): boolean {
    return !this.isClaiming && this.inFlight === 0 && this.ready.length === 0;
  }

  isRested(now: number): boolean {
    return this.nextLook <= now;
  }

  /** Something was taken, or may be there to take. */
  wake(): void {
    this.nextLook = 0;
    this.rest = FIRST_REST_MS;
  }

  /** There was nothing to take: the next look may wait, a little longer each time. */
  tire(now: number): void {
    this.nextLook = now + this.rest;
    this.rest = Math.min(this.rest * 2, LONGEST_REST_MS);
  }

  /** At the latest then. */
  lookBy(at: number): void {
    this.nextLook = Math.min(this.nextLook, at);
  }
}
