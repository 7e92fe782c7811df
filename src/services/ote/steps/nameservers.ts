import { type Attempt, failed, passed } from "../attempt";
import {
  factsOf,
  isPutOff,
  isRefused,
  type JudgedCommand,
  listOf,
  mention,
  refusalText,
  textOf,
} from "../command-row";
import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { isHandedOver } from "./backend";
import { type Check, MUTATION } from "./checks";
import { judgeSingle } from "./judge-single";

const name = (run: RunFacts) => fixture(run, "ote-ns");

interface Host {
  readonly host: string;
  readonly addresses: string;
}

/** Nameservers of a request: texts, or hosts with addresses. */
function hostsOf({ request }: JudgedCommand): Host[] {
  return listOf(request.nameservers).flatMap((item) => {
    const host = textOf(item) ?? textOf(factsOf(item).host);
    const addresses = listOf(factsOf(item).addresses).map(String).sort().join(" ");
    return host === null ? [] : [{ host: host.toLowerCase().replace(/\.$/, ""), addresses }];
  });
}

const isInside = ({ host }: Host, run: RunFacts) => host.endsWith(`.${name(run)}`);

const CHECKS: readonly Check[] = [
  ...MUTATION,
  {
    part: "It names at least two different nameservers",
    fault(command) {
      const { size } = new Set(hostsOf(command).map(({ host }) => host));
      return size >= 2 ? null : `names ${size === 1 ? "one nameserver" : "no nameserver"}`;
    },
  },
  isHandedOver("update_nameservers"),
];

const put = (run: RunFacts, nameservers: readonly unknown[], key: string): NextRequest => ({
  method: "PUT",
  path: `/domains/${name(run)}/nameservers`,
  body: { nameservers, sandbox: true, idempotency_key: key },
});

const outside: Step = {
  id: "nameservers",
  title: "Set nameservers",
  section: "Nameservers",
  asks: "Set two nameservers for ote-ns.",
  predicate: CHECKS.map(({ part }) => part),
  endpoint: "PUT /domains/{domain}/nameservers",
  suggestedKey: "ote-ns-001",
  domain: name,
  next: (run) => put(run, [{ host: "ns1.example.net" }, { host: "ns2.example.net" }], "ote-ns-001"),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry: (command) =>
          command.command === "update_nameservers" &&
          command.domain === name(run) &&
          (isRefused(command) || !hostsOf(command).some((host) => isInside(host, run))),
        checks: CHECKS,
        words: (command) =>
          `#${command.id} asked for ${hostsOf(command)
            .map(({ host }) => host)
            .join(" and ")}`,
        missing: () => `No nameservers for ${name(run)} yet`,
      },
      log,
      run,
    ),
};

const PARTS = [
  "A nameserver inside the name is given with its addresses: the host is made",
  "Then the same host with other addresses: the host is changed",
  "Then nameservers without that host: the host is removed",
] as const;

/** The life of one host below the name, as three changes of its nameservers. */
function judgeHosts(log: RunLog, run: RunFacts) {
  const attempts: Attempt[] = [];
  let steps: JudgedCommand[] = [];
  let host: Host | null = null;
  for (const command of log.counted) {
    if (command.command !== "update_nameservers" || command.domain !== name(run)) continue;
    if (isPutOff(command) || command.replayOfId !== null || !command.sandbox) continue;
    const inside = hostsOf(command).filter((one) => isInside(one, run));
    if (isRefused(command)) {
      const [first = command, ...rest] = [...steps, command];
      if (inside.length > 0)
        attempts.push(failed([first, ...rest], steps.length, `was refused: ${refusalText(command)}`));
      continue;
    }
    const known: Host | undefined = host ? inside.find((one) => one.host === host?.host) : undefined;
    if (!host) {
      const [made] = inside;
      if (made) [host, steps] = [made, [command]];
    } else if (known && known.addresses !== host.addresses) {
      [host, steps] = [known, [...steps.slice(0, 1), command]];
    } else if (!known) {
      const [first = command, ...rest] = [...steps, command];
      attempts.push(
        steps.length === 2
          ? passed([first, ...rest], `${host.host} was made, changed and removed`)
          : failed([first, ...rest], 1, `removed ${host.host} before its addresses were changed`),
      );
      [host, steps] = [null, []];
    }
  }
  const last = steps.at(-1);
  return {
    attempts,
    seen: steps.map(({ id }) => id),
    missing: last
      ? `After ${mention(last)}: ${PARTS[steps.length] ?? ""}`
      : `No nameserver inside ${name(run)} yet`,
    next: steps.length === 0 ? undefined : nextOfHosts(run, steps.length),
  };
}

/** The request for each of the three parts. */
function nextOfHosts(run: RunFacts, part: number): NextRequest {
  const inside = { host: `ns1.${name(run)}`, addresses: [part === 0 ? "192.0.2.1" : "192.0.2.2"] };
  const [first, second] = [{ host: "ns1.example.net" }, { host: "ns2.example.net" }];
  return put(run, part < 2 ? [inside, second] : [first, second], `ote-ns-00${part + 2}`);
}

const subordinate: Step = {
  id: "nameservers-glue",
  title: "Make, change and remove a host inside the name",
  section: "Nameservers",
  asks: "Set a nameserver inside ote-ns with its addresses (glue), change its addresses, then take it away.",
  predicate: PARTS,
  endpoint: "PUT /domains/{domain}/nameservers",
  suggestedKey: "ote-ns-002",
  domain: name,
  next: (run) => nextOfHosts(run, 0),
  judge: judgeHosts,
};

export const NAMESERVERS: readonly Step[] = [outside, subordinate];
