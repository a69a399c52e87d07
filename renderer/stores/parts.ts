import type { PartRow } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { rowsStore } from './rows.ts'

/** Every part. */
export const parts = rowsStore<PartRow>({
  what: 'list the parts',
  load: (ids) => call('parts.list', { ...(ids && { ids }) }),
  idOf: ({ id }) => id,
  touchedIds: ({ items }) => items,
})

export const useParts = parts.useRows
