import { faultOf } from "@/services/events/catalogue";
import { watchEvents } from "@/services/events/emit";

/** Whatever a test makes the verbs emit must be as the catalogue says. */
watchEvents((type, payload) => {
  // Whose a name is is added by the database.
  const added = type.startsWith("subdomain.") ? { registrant_id: 1 } : {};
  const fault = faultOf(type, { ...(payload as object), ...added });
  if (fault) throw new Error(`An event does not fit the catalogue: ${fault}`);
});
