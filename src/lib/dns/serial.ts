const MODULUS = 2 ** 32;

/** The serial after `serial` in the arithmetic of RFC 1982; zero is skipped, since it means "never published". */
export function nextSerial(serial: number): number {
  const next = (serial + 1) % MODULUS;
  return next === 0 ? 1 : next;
}

/** Whether serial `a` is newer than `b` (RFC 1982 §3.2). */
export function isNewerSerial(a: number, b: number): boolean {
  const distance = (a - b + MODULUS) % MODULUS;
  return distance > 0 && distance < MODULUS / 2;
}
