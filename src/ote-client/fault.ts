/** Why a step failed: a sentence about what the server did. */
export class Fault extends Error {
  override name = "Fault";
}

/** Why a step was not asked for here. */
export class NotAsked extends Error {
  override name = "NotAsked";
}

/** What the caller did wrong: shown without a stack. */
export class UsageError extends Error {
  override name = "UsageError";
}
