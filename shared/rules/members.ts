import { z } from 'zod'

/** The columns of the Commerce Country Chart (738 Supp. 1). */
export const COLUMNS = [
  'CB1',
  'CB2',
  'CB3',
  'NP1',
  'NP2',
  'NS1',
  'NS2',
  'MT1',
  'RS1',
  'RS2',
  'FC1',
  'CC1',
  'CC2',
  'CC3',
  'AT1',
  'AT2',
] as const

/**
 * Reasons for control as the Commerce Control List abbreviates them; RU stands for 746.8, NOTE for a
 * License Requirement Note of an entry that names no reason.
 */
export const REASONS = [
  'CB',
  'NP',
  'NS',
  'MT',
  'RS',
  'FC',
  'CC',
  'AT',
  'UN',
  'EI',
  'SL',
  'SI',
  'CW',
  'RU',
  'NOTE',
] as const

export const columnSchema = z.enum(COLUMNS)
export const reasonSchema = z.enum(REASONS)
export const countryCodeSchema = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z]+)?$/, { error: 'is not a country code such as "CN"' })
export const countryGroupSchema = z
  .string()
  .regex(/^(B|[ADE]:\d)$/, { error: 'is not a Country Group such as "D:1"' })
