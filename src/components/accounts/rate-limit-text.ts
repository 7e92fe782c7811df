/** "1,000 requests an hour". */
export function perHour(requests: number): string {
  const count = new Intl.NumberFormat("en").format(requests);
  return requests === 1 ? `${count} request an hour` : `${count} requests an hour`;
}
