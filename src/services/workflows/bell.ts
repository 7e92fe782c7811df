/** Who waits in this process for the end of which workflow. */
const waiting = new Map<string, Set<(endedAt: Date) => void>>();

export interface Bell {
  /** Resolves with the time of the end, once this process learns of it; with null after `millis`. */
  rings(millis: number): Promise<Date | null>;
  close(): void;
}

/** Listens for the end of a workflow. What other processes end is not heard: look again now and then. */
export function listenFor(workflowId: string): Bell {
  const { promise, resolve } = Promise.withResolvers<Date>();
  const listeners = waiting.get(workflowId) ?? new Set();
  waiting.set(workflowId, listeners.add(resolve));
  return {
    async rings(millis) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((done) => {
        timer = setTimeout(done, millis, null);
      });
      const heard = await Promise.race([promise, late]);
      clearTimeout(timer);
      return heard;
    },
    close() {
      listeners.delete(resolve);
      if (listeners.size === 0) waiting.delete(workflowId);
    },
  };
}

/** Tells those who wait, after the commit. */
export function ringFor(workflowId: string, endedAt: Date): void {
  for (const listener of waiting.get(workflowId) ?? []) listener(endedAt);
}
