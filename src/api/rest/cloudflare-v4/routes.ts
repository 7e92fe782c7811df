import { prepare } from "./request";
import { accountRoutes } from "./routes/account";
import { addressBookRoutes } from "./routes/address-book";
import { registrarRoutes } from "./routes/registrar";

/** Every endpoint, in the order of the document. */
export const ROUTES = [...registrarRoutes, ...addressBookRoutes, ...accountRoutes].map(prepare);
