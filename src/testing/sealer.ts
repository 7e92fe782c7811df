import { openSealer } from "@/services/sealing/sealer";

/** Seals second factors in tests. */
export const testSealer = openSealer("a secret of the portal, for tests only", "second factors");
