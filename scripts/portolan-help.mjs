/** What `portolan help` says. */
export const HELP = `portolan: a portal's names from the command line, and the checks of its operators.

Names of an account, over the portal's API:
  search <words…> [--limit <n>]       free names from words, with prices
  check <name…>                       whether up to 20 names can be registered
  register <name> [--years <n>] [--auto-renew] [--no-privacy] [--accept-premium] [--yes]
                                      shows the price and asks; follows the registration to its end
  renew <name> [--years <n>] [--yes]
  names [--limit <n>]                 the account's names
  status <name>                       how the newest request about it stands
  dns list <name> [--type <type>]
  dns apply <name> <file|-> [--dry-run] [--yes]
                                      changes as JSON ({deletes, patches, puts, posts}), or a zone file
  dns import <name> <file|-> [--dry-run] [--yes]
                                      adds the records of a zone file
  dns export <name>                   a zone file, to standard output
  whoami                              the account and the token

  PORTOLAN_URL or --url <url>         the portal: https://portal.example
  PORTOLAN_TOKEN or --token-file <file>
                                      an API token of the account; never an argument, which others see
  PORTOLAN_ACCOUNT or --account <id>  for a token that may not read which account it is of
  --json                              the result as JSON
  NO_COLOR                            no colours; there are none either where there is no terminal

  Exit code: 0 done, 1 refused or not to be had, 2 called wrongly, 3 a person has to do something first,
  4 no answer of a portal, 130 interrupted.

Checks, on the portal's machine:
  verify audit [--database-url <url>] [--key <key>]… [--seen <hash>]…
      Walks the hash chains of the audit and of the registrars' commands and names the first row that does not fit.
      Without a URL: the database of the settings (.env), started for the while when the portal does not run.
      --seen: the hash of a seal that you noted before, which must be in its chain still.
  verify <evidence.zip> [--key <key>]…
      Verifies an OT&E evidence archive, offline, and names the file that was touched.
  new-token
      Makes a token for following the audit at /api/v1/audit, and the hash to put into the settings.

  <key>: the fingerprint of a public key, or a file that holds it in PEM.
  Exit code: 0 nothing was touched, 1 something was, 2 it could not be verified.`;
