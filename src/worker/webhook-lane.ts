import type { Claimed } from "@/services/webhooks/queue";

/** Requests to one endpoint at a time: while it is well, and since its last try failed. */
const MOST_WELL = 5;
const MOST_AILING = 2;
/** Taken ahead from an endpoint that is well. */
const MOST_AHEAD = 20;
const LONGEST_REST_MS = 10_000;
const FIRST_REST_MS = 1_000;
/** A look that finds nothing takes at most a twentieth of a connection's time. */
const REST_PER_COST = 20;
/** One that walks past 100,000 names whose tries are not due yet takes 800 ms; most take less than one. */
const CHEAP_MS = 25;

/** What a worker knows of one endpoint. Times are those of `performance.now()`. */
export class Lane {
  /** Taken, and to be given back when it could not be begun by then. */
  readonly ready: { readonly delivery: Claimed; readonly startBy: number }[] = [];
  inFlight = 0;
  isClaiming = false;
  isAiling = false;
  /** The subject behind which the next claim goes on. */
  after = "";
  /** How long the last claim took, milliseconds. */
  private cost = 0;
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

  /** Whether a look is so cheap that every event may cost one. */
  get isCheap(): boolean {
    return !this.isAiling || this.cost < CHEAP_MS;
  }

  /** A claim took so long and found something or not: after nothing the next may wait, a little longer each time. */
  looked(now: number, cost: number, isEmpty: boolean): void {
    this.cost = cost;
    this.nextLook = isEmpty ? now + Math.max(this.rest, cost * REST_PER_COST) : 0;
    this.rest = isEmpty ? Math.min(this.rest * 2, LONGEST_REST_MS) : FIRST_REST_MS;
  }

  /** Something may be there to take. */
  wake(): void {
    this.nextLook = 0;
    this.rest = FIRST_REST_MS;
  }

  /** Something may be there, and looking is not cheap. */
  wakeLater(now: number): void {
    this.lookBy(now + this.cost * REST_PER_COST);
  }

  /** At the latest then. */
  lookBy(at: number): void {
    this.nextLook = Math.min(this.nextLook, at);
  }
}
