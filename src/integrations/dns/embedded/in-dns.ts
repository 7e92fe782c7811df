/** Nothing of a name that is deleted, on hold, or expired for too long: those are not in DNS (RFC 5731 §2.3, RFC 3915 §3.2). */
export const IN_DNS = `n.released_at IS NULL AND n.deleted_at IS NULL AND n.stage <> 'held'
  AND ('clientHold' = ANY (n.client_statuses)) IS NOT TRUE AND ('serverHold' = ANY (n.server_statuses)) IS NOT TRUE`;
