import type { Pool, PoolClient } from "pg";

/** A named SQL text: PostgreSQL plans it once per connection. Values are `$1…`; types are cast in the text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Runs one statement. `bigint` columns come as numbers (safe: money and serials stay under 2^53), timestamps as Date. */
export type Sql = <Row>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

const declared = new Map<string, Statement>();

/** Declares a statement; its name must be unique in the program, since a connection caches the plan under it. */
export function statement(name: string, text: string): Statement {
  if (declared.has(name)) throw new Error(`Two SQL statements are called ${name}`);
  const made = { name, text };
  declared.set(name, made);
  return made;
}

/** A statement that some module has declared: for the benchmark's floor, which sends the very same SQL. */
export function declaredStatement(name: string): Statement {
  const found = declared.get(name);
  if (!found) throw new Error(`No SQL statement is called ${name}`);
  return found;
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
