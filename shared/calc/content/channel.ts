import type { Origin } from '../../rules/content.ts'

/**
 * How sure it is that what lies on a path counts as content of the product:
 * `sure`; `unsure` inside a sub-assembly whose maker is not known, which may be one US-origin item;
 * `inUsItem` inside a sub-assembly of US origin, which counts as one item under its own ECCN (only
 * defense articles are looked for inside); `inDiscrete` inside a discrete product under second
 * incorporation (only content without a level keeps counting, and the encryption gate is asked).
 */
export type Channel = 'sure' | 'unsure' | 'inUsItem' | 'inDiscrete'

export const CHANNELS: readonly Channel[] = ['sure', 'unsure', 'inUsItem', 'inDiscrete']

/** The channel of what lies in a sub-assembly. `dropped`: a discrete product whose inner lines drop out. */
export function channelInside(outer: Channel, origin: Origin, dropped: boolean): Channel {
  if (outer === 'inUsItem' || origin === 'us') return 'inUsItem'
  if (outer === 'inDiscrete' || dropped) return 'inDiscrete'
  return outer === 'unsure' || origin === 'unknown' ? 'unsure' : 'sure'
}

/** The channel of a sub-assembly that is, or may be, of US origin, taken as one item. */
export function channelOfWhole(outer: Channel, origin: Origin): Channel {
  return origin === 'unknown' && outer === 'sure' ? 'unsure' : outer
}
