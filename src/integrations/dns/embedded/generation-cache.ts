/**
 * A map bounded by octets that forgets what was not used for long: two generations, of which the older is dropped when
 * the younger is half the budget. A hit costs one look-up and no bookkeeping.
 */
export class GenerationCache<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();
  private youngOctets = 0;
  private oldOctets = 0;

  constructor(
    private readonly budget: number,
    private readonly octetsOf: (value: V) => number,
    private readonly onDrop: (value: V) => void = () => undefined,
  ) {}

  get(key: string): V | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found;
    const kept = this.old.get(key);
    if (kept === undefined) return undefined;
    this.old.delete(key);
    this.set(key, kept);
    return kept;
  }

  set(key: string, value: V): void {
    this.young.set(key, value);
    this.youngOctets += this.octetsOf(value) + 2 * key.length + 64;
    if (this.youngOctets > this.budget / 2) {
      for (const dropped of this.old.values()) this.onDrop(dropped);
      this.old = this.young;
      this.oldOctets = this.youngOctets;
      this.young = new Map();
      this.youngOctets = 0;
    }
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    for (const generation of [this.old, this.young])
      for (const value of generation.values()) this.onDrop(value);
    this.young = new Map();
    this.old = new Map();
    this.youngOctets = 0;
    this.oldOctets = 0;
  }

  /** Octets taken, about. */
  get octets(): number {
    return this.youngOctets + this.oldOctets;
  }
}
