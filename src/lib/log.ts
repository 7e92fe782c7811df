/** Structured logging: one JSON object a line. Never hand it a secret, a key or a body. */
export type Log = Record<Level, (message: string, fields?: Record<string, unknown>) => void>;

export type Level = "debug" | "info" | "warn" | "error";

const ORDER: Level[] = ["debug", "info", "warn", "error"];

/**
 * @param least lines below this level are left out
 * @param write takes a line with its line feed
 */
export function createLog(least: Level, write: (line: string) => void): Log {
  const at = (level: Level) => {
    if (ORDER.indexOf(level) < ORDER.indexOf(least)) return () => undefined;
    return (message: string, fields?: Record<string, unknown>) => {
      const line = { at: new Date().toISOString(), level, message, ...fields };
      write(`${JSON.stringify(line, plainErrors)}\n`);
    };
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** `JSON.stringify` would write an Error as `{}` and throw at a bigint. */
function plainErrors(_key: string, value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return typeof value === "bigint" ? value.toString() : value;
}
