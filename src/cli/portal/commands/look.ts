import { listOf, textOf, type Wire, wireOf } from "../api";
import { type Command, day, sayResult, shown } from "../command";
import { EXIT } from "../exit";
import { follow, stateText } from "../follow";
import { onlyArgument, wholeNumber } from "../options";
import { columns } from "../terminal";

const PAGE = 50;

/** `names`: the account's names, all of them, or `--limit` of them. */
export const names: Command = {
  options: ["limit"],
  async run(run) {
    const { api, call } = run;
    const most = wholeNumber("limit", call.values.limit) ?? Number.POSITIVE_INFINITY;
    const path = `${await api.account()}/registrar/registrations`;
    const all: Wire[] = [];
    let cursor: string | undefined;
    do {
      const query = { per_page: Math.max(1, Math.min(PAGE, most)), cursor, sort_by: "name" };
      const { result, info } = await api.send("GET", path, { query });
      all.push(...listOf(result));
      cursor = textOf(info.cursor) || undefined;
    } while (cursor && all.length < most);
    const listed = all.slice(0, most);
    sayResult(run, listed, () =>
      listed.length === 0 ? ["No names yet: npx portolan search <words>"] : table(listed),
    );
    return EXIT.done;
  },
};

function table(listed: readonly Wire[]): string[] {
  const head = ["Name", "Status", "Until", "Auto-renewal", "Locked"];
  const yes = (value: unknown) => (value === true ? "yes" : "no");
  const rows = listed.map(({ domain_name: name, status, expires_at: until, auto_renew: auto, locked }) => [
    shown(name),
    shown(status).replaceAll("_", " "),
    day(until),
    yes(auto),
    yes(locked),
  ]);
  return columns([head, ...rows]);
}

const KINDS = ["registration", "renewal", "transfer-in", "update"] as const;

/** `status <name>`: how the newest request about it stands, followed to its end. */
export const status: Command = {
  options: [],
  async run(run) {
    const { api, call } = run;
    const name = onlyArgument(call, "the full name to look at, such as harbour.example");
    const path = `${await api.account()}/registrar/registrations/${encodeURIComponent(name)}`;
    const asked = await Promise.allSettled(KINDS.map((kind) => api.send("GET", `${path}/${kind}-status`)));
    const found = asked.flatMap((one, at) =>
      one.status === "fulfilled"
        ? [{ kind: KINDS[at] ?? "request", workflow: wireOf(one.value.result) }]
        : [],
    );
    const [newest] = found.sort((a, b) => (createdAt(a) < createdAt(b) ? 1 : -1));
    if (!newest) throw asked.find((one) => one.status === "rejected")?.reason;
    const { kind, workflow } = newest;
    return follow(run, workflow, (it) => `The ${kind} of ${shown(it.domain_name)} ${stateText(it)}.`);
  },
};

function createdAt({ workflow }: { readonly workflow: Wire }): string {
  return textOf(workflow.created_at);
}

/** `whoami`: which account and token this is. */
export const whoami: Command = {
  options: [],
  async run(run) {
    const { api } = run;
    const token = wireOf((await api.send("GET", "/user/tokens/verify")).result);
    const account = wireOf((await api.send("GET", await api.account())).result);
    sayResult(run, { account, token }, () =>
      columns([
        ["Account", shown(account.name)],
        ["Account id", shown(account.id)],
        ["Token id", shown(token.id)],
        ["Token", shown(token.status)],
        ["Ends", token.expires_on ? day(token.expires_on) : "never"],
      ]),
    );
    return EXIT.done;
  },
};
