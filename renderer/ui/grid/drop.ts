import type { IRowNode } from 'ag-grid-community'

/** Where a dragged row is let go: above, below, or on a row. */
export interface Drop<Row> {
  row: Row
  onto: Row
  where: 'above' | 'below' | 'inside'
}

/** Above and below are the outer quarters of a row; its middle is the row itself. */
export function dropOf<Row>({ rowTop, rowHeight }: IRowNode<Row>, y: number): Drop<Row>['where'] {
  const height = rowHeight ?? 1
  const part = (y - (rowTop ?? 0)) / height
  if (part < 0.3) return 'above'
  return part > 0.7 ? 'below' : 'inside'
}
