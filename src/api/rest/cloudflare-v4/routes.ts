import { prepare } from "./request";
import { accountRoutes } from "./routes/account";

/** Every endpoint, in the order of the document. */
export const ROUTES = [...accountRoutes].map(prepare);
