import { domainRoutes } from "./routes/domains";
import { feedRoutes, statusRoutes } from "./routes/other";

/** Every endpoint, in the order of the document. */
export const ROUTES = [...statusRoutes, ...domainRoutes, ...feedRoutes];
