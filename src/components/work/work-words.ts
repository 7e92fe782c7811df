/** What a registrar asked for, by its command. */
export const WORK_COMMAND_LABELS = {
  update_nameservers: "Nameservers",
  transfer_domain: "Transfer",
  delete_domain: "Cancellation",
} as const;

export type WorkCommand = keyof typeof WORK_COMMAND_LABELS;

export const WORK_STATE_LABELS = {
  pending: "Waiting",
  applied: "Applied",
  rejected: "Rejected",
  superseded: "Superseded",
} as const;

export type WorkState = keyof typeof WORK_STATE_LABELS;

/** "12 min", "3 h", "2 d": how long something waited. */
export function ageText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
