import type { Database } from "@/db/client";

/** Queued jobs of a task, in the order they were queued. */
export async function jobsOf(db: Database, task: string): Promise<{ payload: object; runAt: Date }[]> {
  const { rows } = await db.pool.query<{ payload: object; run_at: Date }>(
    `SELECT j.payload, j.run_at FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1 ORDER BY j.id`,
    [task],
  );
  return rows.map(({ payload, run_at }) => ({ payload, runAt: run_at }));
}
