/** What a command of the portal's client ends with. */
export const EXIT = {
  done: 0,
  /** The portal refused, or what was asked for cannot be had. */
  refused: 1,
  /** Called wrongly: nothing was sent. */
  usage: 2,
  /** A person has to do something, or somebody else is waited for. */
  waiting: 3,
  /** No answer of a portal. */
  unreachable: 4,
  /** Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

/** Ends a command: the message says what happened and what to do. */
export class Stop extends Error {
  override name = "Stop";
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Of a call that cannot be right. */
export function misused(message: string): Stop {
  return new Stop(EXIT.usage, `${message}\nSee: npx portolan help`);
}
