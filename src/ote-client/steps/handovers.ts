import { assertFresh, assertReplay, sandboxResult } from "../expect";
import { Fault } from "../fault";
import { fixture, keyOf, type Session, sandboxed } from "../session";
import type { ClientStep } from "../step";
import { type Answer, resultOf, type WireRequest } from "../wire";

/** Asserts that a command waits to be applied, or was applied at once. */
function backendStatus(answer: Answer): string {
  const { backend_status } = sandboxResult(answer);
  assertFresh(answer);
  if (backend_status === undefined) return "taken";
  if (backend_status === "pending" || backend_status === "applied") return backend_status;
  throw new Fault(`is answered with backend_status ${String(backend_status)}`);
}

/** A step and its retry. */
function handover(
  about: { id: string; title: string; again: string; key: string },
  request: (session: Session, key: string) => WireRequest,
): readonly ClientStep[] {
  const { id, title, again, key } = about;
  const send = (session: Session) => session.api.send(request(session, keyOf(session, id, key)));
  return [
    {
      id,
      title,
      needs: ["reset"],
      async run(session) {
        const answer = await send(session);
        session.answers.set(id, answer);
        return backendStatus(answer);
      },
    },
    {
      id: `${id}-again`,
      title: again,
      needs: [id],
      async run(session) {
        assertReplay(session.answers.get(id) as Answer, await send(session));
        return "the recorded result, done once";
      },
    },
  ];
}

const TRANSFER = handover(
  {
    id: "transfer",
    title: "Transfer a name",
    again: "Send the same transfer again",
    key: "ote-transfer-001",
  },
  (session, key) => ({
    method: "POST",
    path: `/domains/${fixture(session, "ote-transfer")}/transfer`,
    body: sandboxed(key, { gaining_registrar: "ote-gaining" }),
  }),
);

const DELETION = handover(
  { id: "delete", title: "Cancel a name", again: "Send the same cancellation again", key: "ote-delete-001" },
  (session, key) => ({
    method: "DELETE",
    path: `/domains/${fixture(session, "ote-delete")}`,
    body: sandboxed(key),
  }),
);

type Host = string | { host: string; addresses: string[] };

function setNameservers(session: Session, nameservers: readonly Host[], key: string): Promise<Answer> {
  return session.api.send({
    method: "PUT",
    path: `/domains/${fixture(session, "ote-ns")}/nameservers`,
    body: sandboxed(key, { nameservers }),
  });
}

const OUTSIDE = ["ns1.example.net", "ns2.example.net"] as const;

const nameservers: ClientStep = {
  id: "nameservers",
  title: "Set nameservers",
  needs: ["reset"],
  run: async (session) =>
    backendStatus(await setNameservers(session, OUTSIDE, keyOf(session, "nameservers", "ote-ns-001"))),
};

const glue: ClientStep = {
  id: "nameservers-glue",
  title: "Make, change and remove a host inside the name",
  needs: ["reset"],
  async run(session) {
    const host = `ns1.${fixture(session, "ote-ns")}`;
    const first = keyOf(session, "nameservers-glue", "ote-ns-002");
    const inside = (address: string): Host[] => [{ host, addresses: [address] }, OUTSIDE[1]];
    const changes: readonly (readonly Host[])[] = [inside("192.0.2.1"), inside("192.0.2.2"), OUTSIDE];
    for (const [index, servers] of changes.entries()) {
      const answer = await setNameservers(session, servers, numbered(first, index));
      backendStatus(answer);
      if (index < 2) assertDesired(answer, host);
    }
    return `${host} made, changed and removed`;
  },
};

/** `ote-ns-002`, `ote-ns-003`, … */
function numbered(key: string, index: number): string {
  return key.replace(/(\d+)(?!.*\d)/, (digits) =>
    String(Number(digits) + index).padStart(digits.length, "0"),
  );
}

function assertDesired(answer: Answer, host: string): void {
  const { desired_nameservers: desired } = resultOf(answer);
  if (desired !== undefined && !JSON.stringify(desired).includes(host))
    throw new Fault(`does not show ${host}`);
}

export const HANDOVERS: readonly ClientStep[] = [...TRANSFER, nameservers, glue, ...DELETION];
