import { prepare } from "./request";
import { accountRoutes } from "./routes/account";
import { addressBookRoutes } from "./routes/address-book";
import { dnsBatchRoutes } from "./routes/dns-batch";
import { dnsRecordRoutes } from "./routes/dns-records";
import { registrarRoutes } from "./routes/registrar";
import { sandboxRoutes } from "./routes/sandbox";
import { tokenRoutes } from "./routes/tokens";
import { zoneRoutes } from "./routes/zones";
import { zoneDnssecRoutes } from "./routes/zones-dnssec";

/** Every endpoint, in the order of the document. */
export const ROUTES = [
  ...registrarRoutes,
  ...addressBookRoutes,
  ...sandboxRoutes,
  ...zoneRoutes,
  ...zoneDnssecRoutes,
  ...dnsRecordRoutes,
  ...dnsBatchRoutes,
  ...accountRoutes,
  ...tokenRoutes,
].map(prepare);
