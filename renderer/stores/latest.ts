/**
 * Hands out tickets of which only the last one is valid, so that an answer that was overtaken by a
 * later question is dropped.
 */
export function latest(): () => () => boolean {
  let current = 0
  return () => {
    const ticket = ++current
    return () => ticket === current
  }
}
