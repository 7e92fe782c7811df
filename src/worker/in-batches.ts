/**
 * Collects what is given while the batch before is being written: one statement for many under load, at once when idle.
 * @param write is tried again until it succeeds, some times
 */
export function inBatches<T>(
  write: (batch: readonly T[]) => Promise<void>,
  { most, onError }: { most: number; onError: (error: unknown) => void },
): (item: T) => Promise<void> {
  const waiting: { item: T; done: () => void; fail: (error: unknown) => void }[] = [];
  let isWriting = false;

  const drain = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        await writeStubbornly(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    isWriting = false;
  };
  const writeStubbornly = async (items: readonly T[]) => {
    for (let tries = 1; ; tries++) {
      try {
        return await write(items);
      } catch (error) {
        onError(error);
        if (tries === 5) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
      }
    }
  };
  return (item) =>
    new Promise((done, fail) => {
      waiting.push({ item, done, fail });
      if (!isWriting) void drain();
    });
}
