import { z } from 'zod'
import { actsWorstFirst } from '../calc/result/act.ts'

/** The members that many calls have. */
export const revision = z.number().int().nonnegative()
export const destination = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z]+)?$/, { error: 'is not a destination code such as "CN"' })
export const destinations = z.array(destination).min(1).max(300)
export const method = z.enum(['look-through', 'second-incorporation'])
export const outcome = z.enum(['not-subject', 'subject', 'undetermined', 'report-required'])
export const act = z.enum(actsWorstFirst)
export const job = z.string().min(1).max(64)
export const id = z.string().min(1)
export const ids = z.array(id).max(20_000)
/** What an edit answers. The state after it comes with `workspace.changed`, once and for everybody. */
export const edited = z.object({ revision })

/** An answer of the core, which says its type. */
export function answered<T extends object>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null)
}
