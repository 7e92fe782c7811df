import type { Pool, PoolClient } from "pg";

/** A named SQL text: PostgreSQL plans it once per connection. Values are `$1…`; types are cast in the text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Runs one statement. `bigint` columns come as numbers (safe: money and serials stay under 2^53), timestamps as Date. */
export type Sql = <Row>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

const names = new Set<string>();

/** Declares a statement; its name must be unique in the program, since a connection caches the plan under it. */
export function statement(name: string, text: string): Statement {
  if (names.has(name)) throw new Error(`Two SQL statements are called ${name}`);
  names.add(name);
  return { name, text };
}

export function sqlOn(queryable: Pool | PoolClient): Sql {
  return async <Row>(s: Statement, values: readonly unknown[]): Promise<Row[]> => {
    const result = await queryable.query({ name: s.name, text: s.text, values: values as unknown[] });
    return result.rows as Row[];
  };
}

/** `text` for a LIKE pattern, or Prisma's `contains`, which do not mean its `%`, `_` and `\` as wildcards. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
