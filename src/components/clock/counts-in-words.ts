/** What each count of a run is of, one and several. */
const KINDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  noticed: ["notice", "notices"],
  renewed: ["renewed", "renewed"],
  asked_card: ["card asked", "cards asked"],
  retried: ["renewal not paid", "renewals not paid"],
  expired: ["expired", "expired"],
  held: ["out of DNS", "out of DNS"],
  deleted: ["deleted", "deleted"],
  redemption_ended: ["pending delete", "pending delete"],
  released: ["released", "released"],
  transfersApproved: ["transfer approved", "transfers approved"],
  transfersCancelled: ["transfer cancelled", "transfers cancelled"],
};

/** "2 notices sent, 1 expired": those that are not 0. */
export function countsInWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(KINDS)
    .flatMap(([kind, [one, several]]) => {
      const many = counts[kind] ?? 0;
      return many === 0 ? [] : [`${many.toLocaleString("en")} ${many === 1 ? one : several}`];
    })
    .join(", ");
}
