interface Waiting<V> {
  readonly key: string;
  readonly resolve: (value: V | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked for while earlier reads are under way into one read: alone, a key goes at once; in a flood,
 * many share a round trip.
 */
export class BatchLoader<V> {
  private waiting: Waiting<V>[] = [];
  private inFlight = 0;

  constructor(
    /** Values by key; a key that is missing has none. */
    private readonly loadMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
    private readonly limits: { readonly batch: number; readonly inFlight: number },
  ) {}

  load(key: string): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      this.start();
    });
  }

  private start(): void {
    while (this.waiting.length > 0 && this.inFlight < this.limits.inFlight) {
      const batch = this.waiting.splice(0, this.limits.batch);
      this.inFlight++;
      void this.run(batch);
    }
  }

  private async run(batch: readonly Waiting<V>[]): Promise<void> {
    try {
      const found = await this.loadMany(batch.map(({ key }) => key));
      for (const { key, resolve } of batch) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.inFlight--;
      this.start();
    }
  }
}
