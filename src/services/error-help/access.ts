import type { ErrorCode } from "../error-catalogue";
import { CHANGING, EVERY } from "./commands";
import type { ErrorHelp } from "./help";

/** Errors about who asks. */
export const ACCESS_HELP = {
  unauthenticated: {
    happened: "The request carried no API key, or one that does not exist here.",
    todo: [
      "Send `Authorization: Bearer` and the key, complete, without quotation marks or a line break.",
      "Check that the key is one of this portal: keys of a test installation are unknown to the real one.",
      "A lost key cannot be shown again: make a new one and revoke the old one.",
    ],
    commands: EVERY,
  },
  malformed_key: {
    happened: "What was sent as the key has not the form of one: `sk_live_` and 40 letters and digits.",
    todo: [
      "Copy the key again, whole, without quotation marks, spaces or a line break.",
      "Look whether the tool puts something before it: the header is `Authorization: Bearer` and the key.",
    ],
    commands: [],
    elsewhere: "Through `/client/v4`, where tools tell a truncated key by it.",
  },
  wrong_email: {
    happened:
      "`X-Auth-Email` and `X-Auth-Key` do not belong together: the key is unknown, or no member of its account has that email address.",
    todo: [
      "Send the address that you sign in with, and a key of the same account.",
      "Or leave the address out, and send the key as `Authorization: Bearer`, as newer tools do.",
    ],
    commands: [],
    elsewhere: "Through `/client/v4`, with tools that still send an email address.",
  },
  key_expired: {
    happened: "The API key had a date of expiry, and it has passed.",
    todo: [
      "Make a new key in the portal, and put it where your client reads it.",
      "Next time rotate the key before it expires: the old one stays valid for an overlap that you choose.",
    ],
    commands: EVERY,
  },
  key_revoked: {
    happened: "Somebody of your account, or an operator, revoked this API key.",
    todo: [
      "Ask in your team who revoked it, and why: the account's activity shows it.",
      "Make a new key in the portal. If the old one was found somewhere, find out first how it got there.",
    ],
    commands: EVERY,
  },
  invalid_credentials: {
    happened: "The email address or the password is wrong. Which of the two is not said.",
    todo: ["Check both, and the keyboard's layout.", "Use “Forgot password” to choose a new one."],
    commands: [],
    elsewhere: "The page of signing in.",
  },
  mfa_required: {
    happened: "The password is right, and the user has a second factor: a code is asked for, too.",
    todo: [
      "Enter the code that your authenticator app shows for this portal, or one of your recovery codes.",
      "Programs send it as `totp_code` of `POST /api/v2/auth/token`.",
      "Without app and recovery codes ask the registry's support, who can remove the second factor.",
    ],
    commands: [],
    elsewhere: "The page of signing in, and `POST /api/v2/auth/token`.",
  },
  mfa_code_invalid: {
    happened: "The code is wrong, is older than a minute, or was used already. Each code works once.",
    todo: [
      "Wait for the next code of your app, then enter that one.",
      "Check that the clock of your phone sets itself.",
      "Enter a recovery code instead where signing in asks.",
    ],
    commands: [],
    elsewhere: "Wherever a code is asked for: signing in, settings, registry locks.",
  },
  mfa_not_set_up: {
    happened: "This can be done only with a second factor, and you have none.",
    todo: ["Set it up in the dashboard under Settings, Password and sessions, then try again."],
    commands: [],
    elsewhere: "Taking a registry lock off.",
  },
  mfa_on_already: {
    happened: "You have a second factor already.",
    todo: ["To move it to another phone turn it off, then set it up again."],
    commands: [],
    elsewhere: "The page of settings.",
  },
  not_same_origin: {
    happened:
      "A browser sent a request that changes something from a page of another site. It is refused so that no page can act in your name.",
    todo: ["Use the portal's own pages.", "For programs, use an API key, not the browser's session."],
    commands: [],
    elsewhere: "The portal's pages.",
  },
  email_not_verified: {
    happened: "The account's email address has not been verified yet.",
    todo: [
      "Open the link in the mail that was sent at the sign-up.",
      "Ask for another mail if it was lost; look into the spam folder too.",
    ],
    commands: [],
    elsewhere: "The portal's pages.",
  },
  too_many_attempts: {
    happened:
      "Too many attempts to sign in, to sign up or to send mails were made for this address or from this place.",
    todo: ["Wait as long as the message says, a few minutes.", "If it was not you, choose a new password."],
    commands: [],
    elsewhere: "The pages of signing in and signing up.",
  },
  address_not_allowed: {
    happened: "The API key may be used from certain addresses only, and this request came from another one.",
    todo: [
      "Check which address your requests come from: a proxy or a new server may have changed it.",
      "Change the key's allowed addresses in the portal.",
      "If you do not know the address, somebody else has your key: revoke it.",
    ],
    commands: EVERY,
  },
  acme_only: {
    happened:
      "An ACME-only key was used for something other than setting or removing a challenge: another type or name of record, a change of a record that is there, an import, an export, or the zone's history.",
    todo: [
      "For certificates: create a TXT record at `_acme-challenge`, or at `_acme-challenge.www` for the certificate of a host, and delete it afterwards.",
      "For anything else use a key with `dns:write`. Keep the ACME-only key where certificates are made: it can do no harm elsewhere.",
    ],
    commands: [],
    elsewhere:
      "Through the APIs for DNS (`/api/v2`, `/client/v4`, `/httpreq`), with keys made for certificates alone.",
  },
  missing_scope: {
    happened:
      "The API key is valid but has no right to this command. `details.required_scope` names the scope.",
    todo: [
      "Ask `GET /status`: its matrix of commands says for each one which scopes this key lacks.",
      "Make a key with the profile `registrar_api`, which has all scopes, or one with the scope that is named.",
    ],
    commands: EVERY,
  },
  no_account: {
    happened: "You are signed in, but belong to no account.",
    todo: ["Ask a member of the account to invite you, and open the link in the mail."],
    commands: [],
    elsewhere: "The portal's pages.",
  },
  account_suspended: {
    happened:
      "The operators suspended the account. Its names keep answering on DNS, and can be read, but nothing can be changed.",
    todo: ["Contact the registry: the reason was sent to the account's owners."],
    commands: CHANGING,
  },
  email_taken: {
    happened: "There is a user with this email address already.",
    todo: ["Sign in instead.", "Use “Forgot password” if you do not know it any more."],
    commands: [],
    elsewhere: "The page of signing up, and invitations.",
  },
  token_invalid: {
    happened: "The link from a mail was used already, has expired, or was replaced by a newer one.",
    todo: ["Use the newest mail.", "Ask for another link on the page where you asked for this one."],
    commands: [],
    elsewhere: "Links in mails: verification, new password, invitations.",
  },
  weak_password: {
    happened: "The password is short, common, or made of what is known about you.",
    todo: ["Choose a longer one: three unrelated words are good.", "Let a password manager make it."],
    commands: [],
    elsewhere: "Wherever a password is chosen.",
  },
  owners_only: {
    happened: "Only an owner of the account may appoint, change or remove owners.",
    todo: ["Ask an owner of the account to do it: the page of members lists them."],
    commands: [],
    elsewhere: "The page of members.",
  },
  wrong_recipient: {
    happened: "The invitation was sent to another email address than the one you are signed in with.",
    todo: [
      "Sign out, then sign in or sign up with the address that got the mail.",
      "Or have yourself invited by your address.",
    ],
    commands: [],
    elsewhere: "Links of invitations.",
  },
  operator_exists: {
    happened: "The portal is set up already: its first operator exists.",
    todo: ["Sign in. Another operator can be invited by an admin of the registry."],
    commands: [],
    elsewhere: "The page of setting up.",
  },
  last_owner: {
    happened: "This person is the account's last owner: without one nobody could manage it.",
    todo: ["Appoint another owner first."],
    commands: [],
    elsewhere: "The page of members.",
  },
  already_member: {
    happened: "The person who is invited belongs to the account already.",
    todo: ["Change their role on the page of members instead."],
    commands: [],
    elsewhere: "The page of members.",
  },
  limit_reached: {
    happened: "The account has as many of these as it may have. The message says how many.",
    todo: ["Remove what is not needed any more.", "Ask the registry for a higher limit."],
    commands: [],
    elsewhere: "API keys and other things that accounts make.",
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;
