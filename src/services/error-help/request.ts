import type { ErrorCode } from "../error-catalogue";
import { EVERY, KEYED, OF_OWN_NAME, WITH_BODY } from "./commands";
import type { ErrorHelp } from "./help";

/** Errors of the request itself. */
export const REQUEST_HELP = {
  malformed_json: {
    happened:
      "The body could not be read as JSON: a comma, a quotation mark or the end is missing, or it is not UTF-8.",
    todo: [
      "Write the body with a JSON library instead of putting strings together.",
      "Send it as UTF-8, without a byte order mark.",
      "If the message names a position, look right before it.",
    ],
    commands: WITH_BODY,
  },
  invalid_request: {
    happened:
      "A field is missing, is not known here, or has the wrong type: a number sent as text, a list sent as one value, a misspelt name. Nothing was done.",
    todo: [
      "Look at `details.errors`: each entry has the `field` and what is wrong with it.",
      "Compare with the API reference. Unknown fields are refused on purpose, so that a misspelt one does not get lost.",
      "For `cursor`: send back what an answer gave as `next_cursor`, unchanged.",
    ],
    commands: EVERY,
  },
  invalid_value: {
    happened:
      "A value has the right type but is not valid: an address that is none, a status that clients cannot set, a text that is too long. Nothing was done.",
    todo: [
      "Look at `details.errors`: each entry has the `field` and the rule.",
      "Correct the value and send the command again, with a new idempotency key if you like: a refused command keeps none.",
    ],
    commands: EVERY,
  },
  method_not_allowed: {
    happened: "The path exists, but not with this method.",
    todo: [
      "Look at the `Allow` header: it lists the methods of this path.",
      "Check that no proxy or redirect turned a `POST` into a `GET`.",
    ],
    commands: [],
    elsewhere: "Any path of the REST APIs.",
  },
  payload_too_large: {
    happened: "The body is larger than this endpoint reads. It was not looked at.",
    todo: [
      "Send less in one request: lists can be sent in parts.",
      "Check that no file was attached by mistake.",
    ],
    commands: WITH_BODY,
  },
  unsupported_media_type: {
    happened: "The body was not sent as JSON.",
    todo: ["Send the header `Content-Type: application/json`.", "Do not compress the body."],
    commands: WITH_BODY,
  },
  not_found: {
    happened:
      "There is nothing here under that name for this credential. What belongs to somebody else looks the same as what does not exist: nobody can find out names of others this way.",
    todo: [
      "Check the spelling, and that the path is complete.",
      "Of a name: is it under your sponsorship? A name that was transferred away or released is not found any more.",
      "Of a name that only the sandbox has: send `sandbox` true, and reset the sandbox if it was reset since.",
    ],
    commands: OF_OWN_NAME,
    elsewhere: "Any path that does not exist.",
  },
  rate_limited: {
    happened:
      "More requests came in a minute than the channel may send to this endpoint. Each API key and each endpoint is counted by itself. Nothing was done, and the idempotency key was not used up.",
    todo: [
      "Wait as many seconds as `Retry-After` says. Not less: requests that come before are refused and counted.",
      "Send the same request again, with the same idempotency key.",
      "To stay below the limit, watch `X-RateLimit-Remaining`, and slow down before it is 0.",
      "Ask the operators for a higher limit if you need it steadily.",
    ],
    commands: EVERY,
    retry: "Yes, once: after the seconds in `Retry-After`. Never in a loop without waiting.",
  },
  idempotency_conflict: {
    happened:
      "This idempotency key was used before, for another command, another name or another body. The earlier command stands; this one was not carried out.",
    todo: [
      "Use a key once for each thing you want done. A UUID made when the order is taken, and stored with it, does.",
      "If this was meant as a retry: send the very same body. A changed date or order of a list is another request.",
      "To see what the key stands for, ask the poll feed: `GET /poll?idempotency_key=…`.",
    ],
    commands: KEYED,
    retry: "Not with this key. The same request with a new key is a new command.",
  },
  idempotency_in_progress: {
    happened:
      "Another request with the same key is being worked on at this moment: usually your own, whose answer was given up too early.",
    todo: [
      "Wait as many seconds as `Retry-After` says, then send the same request with the same key: you get the result of the first one.",
      "Give requests more time before you send them again: 10 seconds is a good start.",
    ],
    commands: KEYED,
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;
