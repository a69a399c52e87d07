/** Demo products with a destination each: one share and a range, a pass and a fail, dollars and euros. */
export const FIVE = [
  ['ER-4200', 'CN'],
  ['RU-3500', 'CN'],
  ['RT-7R', 'IR'],
  ['OT-8000', 'RU'],
  ['RT-9M', 'IN'],
] as const
