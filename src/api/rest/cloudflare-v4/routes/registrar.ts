import { REGISTRAR } from "../registrar-tree";
import type { Route } from "../route";
import { extensionRoutes } from "./extensions";
import { searchRoutes, transferCheckRoutes } from "./registrar-search";
import { cancelRoutes, statusRoutes, workRoutes } from "./registrar-work";
import { deletionRoutes, registrationRoutes } from "./registrations";

const KINDS = ["registration", "update", "transfer_in", "renewal"] as const;

/** The registrar's tree. */
export const registrarRoutes: Route[] = [
  ...searchRoutes(REGISTRAR),
  ...transferCheckRoutes(REGISTRAR),
  ...registrationRoutes(REGISTRAR),
  ...statusRoutes(REGISTRAR, KINDS),
  ...workRoutes(REGISTRAR),
  ...cancelRoutes(REGISTRAR, ["registration", "transfer_in", "renewal"]),
  ...deletionRoutes(REGISTRAR),
  ...extensionRoutes(REGISTRAR),
];
