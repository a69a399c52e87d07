/**
 * A stream of pseudo-random whole numbers from 0 to 2^64 - 1: SplitMix64 (Steele, Lea and Flood,
 * 2014). The same seed gives the same stream on every machine. Fit for sampling, not for secrets.
 */
export function splitMix64(seed: number | bigint): () => bigint {
  let state = BigInt.asUintN(64, BigInt(seed))
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let mixed = state
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n)
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
    return mixed ^ (mixed >> 31n)
  }
}
