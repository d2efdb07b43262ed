/** What the kernel needs of WebAssembly, which the language's own library does not declare. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export interface WasmModule {
  readonly wasmModule?: never;
}
interface WebAssemblyPlatform {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: { env: { memory: WasmMemory; abort: () => void } },
  ) => { readonly exports: unknown };
}

type Address = number;

/** The functions of assembly/index.ts. Addresses are bytes, lengths elements. */
export interface KernelExports {
  freeFrom(): Address;
  normalCells(): Address;
  reciprocals(): Address;
  stirlingErrors(): Address;
  useArena(from: Address, to: Address): void;
  forgetTables(): void;
  addFamily(family: Address, parameter: number, limit: number, poisson: number): void;
  openStreams(
    key0: number,
    key1: number,
    first: number,
    day: number,
    start: Address,
    step: Address,
    block: number,
  ): void;
  uniforms(start: Address, step: Address, block: number, slot: number, rows: number, words: Address): void;
  binomials(family: Address, n: Address, words: Address, out: Address, block: number): void;
  binomialsOf(n: Address, p: Address, words: Address, out: Address, block: number): void;
  binomialsOfHazard(n: Address, hazard: Address, words: Address, out: Address, block: number): void;
  poissons(family: Address, words: Address, out: Address, block: number): void;
  poissonsOf(mean: Address, words: Address, out: Address, block: number): void;
  spread(
    families: Address,
    rows: number,
    complete: number,
    left: Address,
    words: Address,
    out: Address,
    block: number,
  ): void;
  pick(points: Address, count: number, words: Address, out: Address, block: number): void;
  durationSums(
    points: Address,
    pointCount: number,
    mean: number,
    shape: number,
    sumShape: number,
    most: number,
    count: Address,
    factor: Address,
    start: Address,
    step: Address,
    slot: number,
    out: Address,
    block: number,
  ): void;
  addCounts(into: Address, from: Address, factor: number, length: number): void;
  addRows(into: Address, rows: Address, count: number, length: number): void;
  addCountsToSums(into: Address, from: Address, factor: number, length: number): void;
  addSums(into: Address, from: Address, factor: number, length: number): void;
  multiply(a: Address, b: Address, factor: number, out: Address, length: number): void;
  outer(a: Address, byRow: Address, rows: number, out: Address, length: number): void;
  ratios(numerators: Address, denominators: Address, out: Address, length: number): void;
  addPoints(mapping: Address, values: Address, weight: number, into: Address, length: number): void;
  quantiles(
    values: Address,
    n: number,
    buckets: Address,
    selected: Address,
    probabilities: Address,
    count: number,
    out: Address,
  ): number;
}

/** The platform's WebAssembly, or null where there is none. */
const platform = (globalThis as { WebAssembly?: WebAssemblyPlatform }).WebAssembly ?? null;

/** Compiles `bytes`; null where the platform cannot, or may not, run them. */
export function compile(bytes: Uint8Array): WasmModule | null {
  if (!platform) return null;
  try {
    return new platform.Module(bytes);
  } catch {
    return null;
  }
}

export function newMemory(pages: number): WasmMemory {
  return new platform!.Memory({ initial: pages, maximum: pages });
}

export function instantiate(module: WasmModule, memory: WasmMemory): KernelExports {
  return new platform!.Instance(module, { env: { memory, abort: () => {} } }).exports as KernelExports;
}
