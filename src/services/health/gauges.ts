/** What is measured once a minute, over the whole installation. */
export const GAUGES = {
  jobs_waiting: "Jobs that are due and not begun",
  jobs_retrying: "Jobs that failed and will be tried again",
  jobs_failed: "Jobs that failed for good",
  jobs_oldest_seconds: "How long the oldest due job has waited",
  mail_waiting: "Mails that are queued for SMTP",
  mail_retrying: "Mails that SMTP refused and will be sent again",
  dns_outbox_rows: "Changes that are not on DNS yet",
  dns_outbox_oldest_seconds: "How long the oldest change has waited to be on DNS",
  dns_serial_lag: "The most serials that a zone with waiting changes is behind",
  pending_work: "Pending backend work of registrars",
  pending_work_oldest_seconds: "Age of the oldest pending backend work",
  audit_unsealed: "Audit entries that are not sealed yet",
  commands_unsealed: "Registrar commands that are not sealed yet",
  seal_lag_seconds: "How long the oldest row that is not sealed has waited",
  lifecycle_lag_seconds: "How long the oldest due step of a name's life has waited",
  renewals_unpaid: "Expired names that should renew themselves and are not paid",
  workflows_stuck: "Requests about names that should go on by themselves, and have not for an hour",
  webhooks_failing: "Webhooks whose last try failed",
  webhooks_waiting: "Deliveries that wait, also those that are to be tried again",
  webhooks_oldest_seconds: "How long the oldest due delivery to a webhook that does not fail has waited",
  registrations_per_minute: "Names registered in the last minute",
  database_bytes: "Size of the database",
} as const;

export type GaugeName = keyof typeof GAUGES;

export type Gauges = Readonly<Record<GaugeName, number>>;

export const GAUGE_NAMES = Object.keys(GAUGES) as GaugeName[];
