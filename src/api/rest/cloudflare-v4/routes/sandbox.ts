import { REGISTRAR_SANDBOX } from "../registrar-tree";
import type { Route } from "../route";
import { extensionRoutes } from "./extensions";
import { searchRoutes, transferCheckRoutes } from "./registrar-search";
import { cancelRoutes, statusRoutes, workRoutes } from "./registrar-work";
import { deletionRoutes, registrationRoutes } from "./registrations";

/** The registrar's tree once more, where nothing real is done. */
export const sandboxRoutes: Route[] = [
  ...searchRoutes(REGISTRAR_SANDBOX),
  ...transferCheckRoutes(REGISTRAR_SANDBOX),
  ...registrationRoutes(REGISTRAR_SANDBOX),
  ...statusRoutes(REGISTRAR_SANDBOX, ["registration", "update", "transfer_in", "renewal"]),
  ...workRoutes(REGISTRAR_SANDBOX),
  ...cancelRoutes(REGISTRAR_SANDBOX, ["registration", "transfer_in", "renewal"]),
  ...deletionRoutes(REGISTRAR_SANDBOX),
  ...extensionRoutes(REGISTRAR_SANDBOX),
];
