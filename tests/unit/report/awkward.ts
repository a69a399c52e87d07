import type { Model, Part, Product } from '../../../shared/model/schema.ts'

const part = (id: string, name: string, more: Partial<Part> = {}): Part => ({
  id,
  name,
  kind: 'commodity',
  origin: 'US',
  eccn: '3A001.a.2',
  price: { amount: '10', currency: 'USD', basis: 'arms-length' },
  ...more,
})

const product = (id: string, name: string, amount: string, lines: Product['lines']): Product => ({
  id,
  name,
  kind: 'commodity',
  eccn: '5A991',
  madeBy: 'MAKER',
  price: { amount, currency: 'EUR', basis: 'arms-length' },
  lines,
})

/** Products whose figures are hard to show: huge, tiny, without a bound, above the level, periodic. */
export const awkward: Model = {
  format: 'minimis-model',
  version: 1,
  currency: 'USD',
  rates: [
    { from: 'USD', to: 'EUR', rate: '0.777', asOf: '2026-01-02', source: 'ECB' },
    { from: 'JPY', to: 'USD', rate: '0.0066', asOf: '2026-01-02' },
  ],
  entities: [{ id: 'MAKER', name: '北京电子有限公司 Ромашка الشركة', country: 'DE' }],
  parts: [
    part('HUGE-IC', '集成电路 large', {
      price: { amount: '123456789012345678.123456789', currency: 'USD' },
    }),
    part('TINY', 'Резистор', { price: { amount: '0.000000123', currency: 'USD' } }),
    part('NO-PRICE', 'مقاومة', { price: null }),
    part('NO-ECCN', 'Klemme Österå', { eccn: null }),
    part('YEN', '部品', { price: { amount: '12345', currency: 'JPY' } }),
    part('FREE', 'Gehäuse', { origin: 'DE', eccn: 'EAR99' }),
  ],
  products: [
    product('HUGE', 'Großrechner 大型', '98765432109876543210.99', [
      { item: 'HUGE-IC', quantity: '3.5' },
      { item: 'TINY', quantity: '0.003' },
      { item: 'FREE', quantity: '1' },
    ]),
    product('OPEN', 'Ящик', '1000', [
      { item: 'NO-PRICE', quantity: '2' },
      { item: 'NO-ECCN', quantity: '7' },
      { item: 'TINY', quantity: '1' },
    ]),
    product('OVER', 'صندوق', '9', [
      { item: 'HUGE-IC', quantity: '1' },
      { item: 'YEN', quantity: '11' },
    ]),
    product('THIRDS', '三分', '77.01', [
      { item: 'YEN', quantity: '0.333' },
      { item: 'THIRDS-SUB', quantity: '3' },
    ]),
    {
      ...product('THIRDS-SUB', 'Baugruppe', '20', [
        { item: 'TINY', quantity: '9' },
        { item: 'YEN', quantity: '0.07' },
      ]),
    },
  ],
}
