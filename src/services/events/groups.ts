import { EVENT_TYPES, type EventType } from "./catalogue";

/** Events by what they are about: a noun before the dot belongs to one group. */
const GROUPS: readonly { readonly title: string; readonly nouns: readonly string[] }[] = [
  { title: "Names", nouns: ["subdomain"] },
  { title: "DNS", nouns: ["dns"] },
  { title: "Certificates", nouns: ["ssl"] },
  { title: "Money", nouns: ["payment"] },
  { title: "Keys and webhooks", nouns: ["key", "webhook"] },
  { title: "Registrar channel", nouns: ["channel", "work"] },
  { title: "OT&E", nouns: ["ote"] },
];

/** Nouns that mean nothing to an account without a registrar channel. */
const REGISTRAR_NOUNS = new Set(["channel", "work", "ote"]);

export interface EventGroup {
  readonly title: string;
  readonly types: readonly EventType[];
}

const nounOf = (type: EventType): string => type.split(".")[0] ?? "";

/** Every type in its group, in the catalogue's order; a noun of no group comes last. */
export const EVENT_GROUPS: readonly EventGroup[] = [
  ...GROUPS,
  {
    title: "Others",
    nouns: EVENT_TYPES.map(nounOf).filter((noun) => !GROUPS.some((g) => g.nouns.includes(noun))),
  },
]
  .map(({ title, nouns }) => ({ title, types: EVENT_TYPES.filter((type) => nouns.includes(nounOf(type))) }))
  .filter(({ types }) => types.length > 0);

export function groupOf(type: EventType): string {
  return EVENT_GROUPS.find(({ types }) => types.includes(type))?.title ?? "Others";
}

/** Whether it happens to registrars only. */
export function isForRegistrars(type: EventType): boolean {
  return REGISTRAR_NOUNS.has(nounOf(type));
}
