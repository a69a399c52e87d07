import type { PackFiles } from '../../schema.ts'
import anchors from './anchors.json' with { type: 'json' }
import chartNotes from './chart-notes.json' with { type: 'json' }
import conditions from './conditions.json' with { type: 'json' }
import countries from './countries.json' with { type: 'json' }
import directProduct from './direct-product.json' with { type: 'json' }
import category0 from './eccn/category-0.json' with { type: 'json' }
import category1 from './eccn/category-1.json' with { type: 'json' }
import category2 from './eccn/category-2.json' with { type: 'json' }
import category3 from './eccn/category-3.json' with { type: 'json' }
import category4 from './eccn/category-4.json' with { type: 'json' }
import category5 from './eccn/category-5.json' with { type: 'json' }
import category6 from './eccn/category-6.json' with { type: 'json' }
import category7 from './eccn/category-7.json' with { type: 'json' }
import category8 from './eccn/category-8.json' with { type: 'json' }
import category9 from './eccn/category-9.json' with { type: 'json' }
import exceptions from './exceptions.json' with { type: 'json' }
import grounds from './grounds.json' with { type: 'json' }
import groups from './groups.json' with { type: 'json' }
import hts from './hts.json' with { type: 'json' }
import levels from './levels.json' with { type: 'json' }
import lists from './lists.json' with { type: 'json' }
import noLevel from './no-level.json' with { type: 'json' }
import notices from './notices.json' with { type: 'json' }
import header from './pack.json' with { type: 'json' }
import part746 from './part-746.json' with { type: 'json' }
import partyRules from './party-rules.json' with { type: 'json' }
import productNeed from './product-need.json' with { type: 'json' }
import proseRules from './prose-rules.json' with { type: 'json' }
import supplement6 from './supplement-6.json' with { type: 'json' }
import switches from './switches.json' with { type: 'json' }

/** The files as they lie here; `checkPack` is what makes them trusted. */
export const files = {
  header,
  countries,
  chartNotes,
  groups,
  lists,
  hts,
  supplement6,
  proseRules,
  switches,
  part746,
  levels,
  noLevel,
  exceptions,
  directProduct,
  productNeed,
  partyRules,
  notices,
  grounds,
  conditions,
  anchors,
  eccns: [
    category0,
    category1,
    category2,
    category3,
    category4,
    category5,
    category6,
    category7,
    category8,
    category9,
  ],
} as unknown as PackFiles
