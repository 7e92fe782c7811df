import type { Context } from "../../context";
import type { Sealer } from "../../sealing/sealer";

/** What seals the secrets. Every door that people sign in through brings it. */
export function sealerOf({ sealer, door }: Context): Sealer {
  if (!sealer) throw new Error(`The door ${door} brings nothing that opens second factors`);
  return sealer;
}
