import { assertStatus } from "../expect";
import { Fault } from "../fault";
import type { Session } from "../session";
import type { ClientStep } from "../step";
import { type Answer, type Facts, factsOf, firstText, listOf, resultOf } from "../wire";

const MOST_PAGES = 50;
const PAGE = 100;

const eventsOf = (answer: Answer) => listOf(resultOf(answer).events ?? resultOf(answer).items).map(factsOf);

/** The commands since the beginning of the test, page by page where the server has pages. */
async function readFeed(session: Session): Promise<Facts[]> {
  const since = new Date(session.startedAt - 1000).toISOString();
  const events: Facts[] = [];
  let place = `since=${encodeURIComponent(since)}`;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await session.api.send({ method: "GET", path: `/poll?limit=${PAGE}&${place}` });
    assertStatus(answer, [200]);
    events.push(...eventsOf(answer));
    const { has_more, next_cursor } = resultOf(answer);
    const cursor = firstText(next_cursor);
    if (has_more !== true || cursor === null) break;
    place = `cursor=${encodeURIComponent(cursor)}`;
  }
  return events;
}

async function readByKey(session: Session, key: string): Promise<Facts[]> {
  const path = `/poll?limit=${PAGE}&idempotency_key=${encodeURIComponent(key)}`;
  const answer = await session.api.send({ method: "GET", path });
  assertStatus(answer, [200]);
  return eventsOf(answer);
}

function assertOwn(event: Facts, channelId: string | null): void {
  const registrar = factsOf(event.registrar);
  const found = firstText(registrar.channel_id, event.registrar_channel_id, event.channel_id);
  if (found !== channelId)
    throw new Fault(`shows a command of the channel ${String(found)} instead of ${String(channelId)}`);
}

/** By the audit id where answers have it, else by the key: once for each time it was sent. */
function assertShown(session: Session, events: readonly Facts[]): void {
  const ids = events.map((event) => String(event.id ?? event.audit_id));
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined) throw new Fault(`shows the command ${repeated} twice`);
  for (const command of session.api.keyed) {
    const { key, auditId, method, path } = command;
    const isThere =
      auditId === null ? events.some((event) => event.idempotency_key === key) : ids.includes(auditId);
    // Refusals of what nobody could carry out need not be written.
    if (!isThere && command.status < 300)
      throw new Fault(`does not show ${method} ${path} with the key ${key}`);
  }
}

const poll: ClientStep = {
  id: "poll",
  title: "Read the feed",
  needs: ["status"],
  async run(session) {
    const events = await readFeed(session);
    for (const event of events) assertOwn(event, session.channelId);
    assertShown(session, events);
    const [sample] = session.api.keyed;
    if (sample) {
      const found = await readByKey(session, sample.key);
      if (found.length === 0) throw new Fault(`shows nothing for the key ${sample.key}`);
      const other = found.find((event) => event.idempotency_key !== sample.key);
      if (other) throw new Fault(`asked for ${sample.key}, it shows ${String(other.idempotency_key)}`);
    }
    return `${events.length} commands, ${session.api.keyed.length} of them with keys of this test`;
  },
};

const pending: ClientStep = {
  id: "pending-backend",
  title: "Read what waits to be applied",
  needs: ["status"],
  async run(session) {
    const answer = await session.api.send({ method: "GET", path: "/backend/pending?limit=100" });
    assertStatus(answer, [200]);
    const waiting = listOf(resultOf(answer).pending ?? resultOf(answer).items).map(factsOf);
    const ours = waiting.find(({ domain }) => /^ote-/.test(String(domain)));
    if (ours)
      throw new Fault(`a sandbox command waits for real: ${String(ours.command)} ${String(ours.domain)}`);
    return "nothing of the sandbox waits";
  },
};

export const FEED: readonly ClientStep[] = [pending, poll];
