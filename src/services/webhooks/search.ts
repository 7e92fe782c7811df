import { likeLiteral } from "@/db/sql";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A condition on deliveries by what was typed: an event's or delivery's whole id, or part of a name. */
export function searchedFor(text: string) {
  const typed = text.toLowerCase();
  if (ID.test(typed)) return { OR: [{ eventId: typed }, { id: typed }] };
  return { subject: { contains: likeLiteral(typed) } };
}
