import { prepare } from "./prepare";
import { accountRoutes } from "./routes/account";
import { authRoutes } from "./routes/auth";
import { dnsRoutes } from "./routes/dns";
import { invoiceRoutes } from "./routes/invoices";
import { ownedSubdomainRoutes } from "./routes/owned-subdomain";
import { paymentRoutes } from "./routes/payments";
import { subdomainRoutes } from "./routes/subdomains";
import { transferRoutes } from "./routes/transfers";
import { deliveryRoutes } from "./routes/webhook-deliveries";
import { webhookRoutes } from "./routes/webhooks";

/** Every endpoint, in the order of the document. */
export const ROUTES = [
  ...authRoutes,
  ...subdomainRoutes,
  ...ownedSubdomainRoutes,
  ...transferRoutes,
  ...dnsRoutes,
  ...webhookRoutes,
  ...deliveryRoutes,
  ...accountRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
].map(prepare);
