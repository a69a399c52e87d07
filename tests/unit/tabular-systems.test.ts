import { describe, expect, test } from 'vitest'
import { suggestMapping } from '../../shared/tabular/columns.ts'
import type { Field } from '../../shared/tabular/fields.ts'

/** A table of text: rows by line, cells by "|". */
function table(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/^ +/, '')
        .split('|')
        .map((cell) => cell.replace(/_$/, '')),
    )
}

/** What each heading is taken as; headings that are not taken over are left out. */
function taken(text: string): Record<string, Field> {
  const rows = table(text)
  const { columns, header } = suggestMapping(rows)
  const headings = header === null ? [] : (rows[header] ?? [])
  return Object.fromEntries(columns.flatMap((field, i) => (field ? [[headings[i], field]] : [])))
}

const asked = (text: string) => suggestMapping(table(text)).questions.map(({ id }) => id)

describe('Headings of systems are read without a question', () => {
  test.each<[string, string, Record<string, Field>]>([
    [
      'SAP CS12',
      `Level|Item|ICt|Component number|Object description|Comp. Qty (CUn)|Un
       1|0010|L|BR-7|Bracket|4|EA
       1|0020|L|SC-2|Screw|16|EA`,
      {
        Level: 'level',
        Item: 'position',
        'Component number': 'item',
        'Object description': 'name',
        'Comp. Qty (CUn)': 'quantity',
        Un: 'unit',
      },
    ],
    [
      'SAP, material beside component',
      `Material|BOM component|Component quantity|Component unit|Plant|Base quantity
       M-1|C-10|2|EA|1000|1
       M-1|C-11|3|EA|1000|1`,
      {
        Material: 'parent',
        'BOM component': 'item',
        'Component quantity': 'quantity',
        'Component unit': 'unit',
        'Base quantity': 'baseQuantity',
      },
    ],
    [
      'SAP in German',
      `Stufe|Pos.|Mat.-Nr.|Benennung|KompMg (KME)|ME|Bewertungspreis|Preiseinheit|Crcy
       1|10|A-7|Deckel|2|ST|150|100|EUR
       1|20|A-8|Dichtung|1|ST|7|1|EUR`,
      {
        Stufe: 'level',
        'Pos.': 'position',
        'Mat.-Nr.': 'item',
        Benennung: 'name',
        'KompMg (KME)': 'quantity',
        ME: 'unit',
        Bewertungspreis: 'unitPrice',
        Preiseinheit: 'priceUnit',
        Crcy: 'currency',
      },
    ],
    [
      'Agile and Arena',
      `Level|BOM.Item Number|BOM.Item Description|BOM.Qty|BOM.Find Num|BOM.Ref Des
       1|P-100|Panel|2|10|_`,
      {
        Level: 'level',
        'BOM.Item Number': 'item',
        'BOM.Item Description': 'name',
        'BOM.Qty': 'quantity',
        'BOM.Find Num': 'position',
        'BOM.Ref Des': 'designators',
      },
    ],
    [
      'Oracle, with the basis of a quantity',
      `Item Seq|Component|Description|Quantity|UOM|Basis|Item Type
       10|P-100|Panel|2|Each|Item|Purchased item
       20|P-200|Glue|1|Each|Lot|Purchased item`,
      {
        'Item Seq': 'position',
        Component: 'item',
        Description: 'name',
        Quantity: 'quantity',
        UOM: 'unit',
      },
    ],
    [
      'Dynamics 365',
      `Line number|Item number|Product name|Quantity|Unit|Warehouse|Line type
       1|D0003|Cabinet|1|ea|11|Item
       2|D0004|Cone|2|ea|11|Item`,
      {
        'Line number': 'position',
        'Item number': 'item',
        'Product name': 'name',
        Quantity: 'quantity',
        Unit: 'unit',
      },
    ],
    [
      'NetSuite, two quantities that agree',
      `Level|Component|Description|BOM Quantity|Quantity|Units
       1|N-1|Case|2|2|EA
       1|N-2|Lid|1|1|EA`,
      {
        Level: 'level',
        Component: 'item',
        Description: 'name',
        'BOM Quantity': 'quantity',
        Units: 'unit',
      },
    ],
    [
      'ERPNext, the lines beside the whole',
      `Item|Quantity|Company|Item Code (Items)|Qty (Items)|UOM (Items)
       P-1|1|Acme|C-1|4|Nos
       |||C-2|2|Nos`,
      { 'Item Code (Items)': 'item', 'Qty (Items)': 'quantity', 'UOM (Items)': 'unit' },
    ],
    [
      'Odoo',
      `Product|Quantity|BoM Type|BoM Lines/Component|BoM Lines/Quantity
       Lamp|1|Manufacture|L-1|3
       |||L-2|1`,
      { 'BoM Lines/Component': 'item', 'BoM Lines/Quantity': 'quantity' },
    ],
    [
      'SolidWorks, indented by dotted numbers',
      `ITEM NO.|PART NUMBER|DESCRIPTION|QTY.
       1|ARM|Arm|2
       1.1|BOLT|Bolt|3
       1.2|NUT|Nut|3
       2|BASE|Base|1`,
      { 'ITEM NO.': 'level', 'PART NUMBER': 'item', DESCRIPTION: 'name', 'QTY.': 'quantity' },
    ],
    [
      'Inventor',
      `Item|Part Number|Unit QTY|QTY|Stock Number|Description
       1|F-1|Each|2||Frame
       2|F-2|Each|4||Foot`,
      {
        Item: 'position',
        'Part Number': 'item',
        'Unit QTY': 'unit',
        QTY: 'quantity',
        Description: 'name',
      },
    ],
    [
      'Windchill',
      `Level|Number|Name|Version|Find Number|Quantity|Unit
       1|00012|Wheel|A.1|10|4|each
       1|00013|Axle|A.1|20|2|each`,
      {
        Level: 'level',
        Number: 'item',
        Name: 'name',
        'Find Number': 'position',
        Quantity: 'quantity',
        Unit: 'unit',
      },
    ],
    [
      'OrCAD',
      `Item|Quantity|Reference|Part
       1|2|R1,R2|4k7
       2|1|U1|LM358`,
      { Item: 'position', Quantity: 'quantity', Reference: 'designators', Part: 'item' },
    ],
    [
      'KiCad, with parts not fitted',
      `Reference|Value|Datasheet|Footprint|Qty|DNP
       R1,R2|4k7|~|R_0603|2|_
       C1|1u|~|C_0603|1|DNP`,
      { Reference: 'designators', Value: 'item', Qty: 'quantity', DNP: 'notFitted' },
    ],
    [
      'KiBoM',
      `Component|Description|Part|References|Value|Quantity Per PCB|Build Quantity
       1|Resistor|R|R1 R2|4k7|2|20
       2|Capacitor|C|C1|1u|1|10`,
      {
        Component: 'position',
        Description: 'name',
        Part: 'item',
        References: 'designators',
        'Quantity Per PCB': 'quantity',
      },
    ],
    [
      'KiCost',
      `Refs|Value|Manf|Manf#|Qty|Unit$|Ext$|Cat#
       R1,R2|4k7|Yageo|RC-4K7|2|0.10|0.20|311-X`,
      {
        Refs: 'designators',
        Value: 'name',
        Manf: 'supplier',
        'Manf#': 'item',
        Qty: 'quantity',
        Unit$: 'unitPrice',
        Ext$: 'extendedPrice',
      },
    ],
    [
      'Altium with a supplier',
      `Comment|Designator|LibRef|Quantity|Supplier 1|Supplier Unit Price 1|Supplier Subtotal 1|Supplier Currency 1|TargetPrice
       4k7|R1, R2|CMP-1|2|Mouser|0.10|0.20|USD|0.05`,
      {
        Comment: 'note',
        Designator: 'designators',
        LibRef: 'item',
        Quantity: 'quantity',
        'Supplier 1': 'supplier',
        'Supplier Unit Price 1': 'unitPrice',
        'Supplier Subtotal 1': 'extendedPrice',
        'Supplier Currency 1': 'currency',
      },
    ],
    [
      'Eagle',
      `Qty|Value|Device|Package|Parts|MPN|MF
       2|4k7|R-EU|0603|R1, R2|RC-4K7|Yageo`,
      { Qty: 'quantity', Parts: 'designators', MPN: 'item', MF: 'supplier', Value: 'name' },
    ],
    [
      'Mouser',
      `Mouser #:|Mfr. #:|Manufacturer:|Customer #:|Desc.:|Order Qty.|Price (USD)|Ext.: (USD)
       603-RC|RC-4K7|Yageo||Resistor|3|$0.10|$0.30`,
      {
        'Mfr. #:': 'item',
        'Manufacturer:': 'supplier',
        'Desc.:': 'name',
        'Order Qty.': 'quantity',
        'Price (USD)': 'unitPrice',
        'Ext.: (USD)': 'extendedPrice',
      },
    ],
    [
      'Digi-Key, whose own number is no part number',
      `Index|Quantity|Part Number|Manufacturer Part Number|Description|Available|Unit Price|Extended Price CAD
       1|3|311-1-ND|RC-4K7|Resistor|900|0.10|0.30`,
      {
        Index: 'position',
        Quantity: 'quantity',
        'Manufacturer Part Number': 'item',
        Description: 'name',
        'Unit Price': 'unitPrice',
        'Extended Price CAD': 'extendedPrice',
      },
    ],
    [
      'LCSC',
      String.raw`LCSC Part Number|Manufacture Part Number|Manufacturer|Customer NO.|Order Qty.|Min\Mult Order Qty.|Unit Price($)|Order Price($)
       C17|RC-4K7|Yageo||3|10\10|0.10|0.30`,
      {
        'Manufacture Part Number': 'item',
        Manufacturer: 'supplier',
        'Order Qty.': 'quantity',
        'Unit Price($)': 'unitPrice',
        'Order Price($)': 'extendedPrice',
      },
    ],
    [
      'SiliconExpert and Z2Data',
      `CPN|Uploaded MPN|Matched MPN|Quantity|ECCN (US/CCL)|ECCN (EU)|HTSUSA|Country of Origin (Assembly)|Country of Diffusion|Avg Price
       I-9|TLV1|TLV1DBVR|2|EAR99|3A001A2|8542390090|MY|US|1.10`,
      {
        CPN: 'item',
        'Uploaded MPN': 'manufacturerPartNumber',
        Quantity: 'quantity',
        'ECCN (US/CCL)': 'eccn',
        HTSUSA: 'hts',
        'Country of Origin (Assembly)': 'origin',
      },
    ],
    [
      'InvenTree, level and parent that agree',
      `BOM Level|Parent IPN|Part IPN|Part Name|Quantity
       0|P|M-1|Case|1
       0|P|M-2|Board|2
       1|M-2|M-3|Chip|1`,
      { 'BOM Level': 'level', 'Part IPN': 'item', 'Part Name': 'name', Quantity: 'quantity' },
    ],
    [
      'a database',
      `PartNumber|QtyPer|UnitPrice|Currency|CountryOfOrigin|HTSCode
       D-1|2|4.00|EUR|DE|8517620000`,
      {
        PartNumber: 'item',
        QtyPer: 'quantity',
        UnitPrice: 'unitPrice',
        Currency: 'currency',
        CountryOfOrigin: 'origin',
        HTSCode: 'hts',
      },
    ],
    [
      'French',
      `Repère|Référence|Désignation|Qté|PU HT|Pays d’origine|Code douanier
       1|F-100|Vis|2|0,10|France|73181500`,
      {
        Repère: 'position',
        Référence: 'item',
        Désignation: 'name',
        Qté: 'quantity',
        'PU HT': 'unitPrice',
        'Pays d’origine': 'origin',
        'Code douanier': 'hts',
      },
    ],
    [
      'Italian',
      `Codice|Descrizione|Q.tà|UM|Prezzo Unit.|Importo|Paese di origine
       I-1|Vite|2|PZ|1,50|3,00|IT`,
      {
        Codice: 'item',
        Descrizione: 'name',
        'Q.tà': 'quantity',
        UM: 'unit',
        'Prezzo Unit.': 'unitPrice',
        Importo: 'extendedPrice',
        'Paese di origine': 'origin',
      },
    ],
    [
      'Korean',
      `품번|품명|수량|단가|통화|원산지
       K-1|저항|2|100|KRW|US`,
      {
        품번: 'item',
        품명: 'name',
        수량: 'quantity',
        단가: 'unitPrice',
        통화: 'currency',
        원산지: 'origin',
      },
    ],
    [
      'Chinese',
      `序号|物料编码|物料名称|单机用量|单位|单价(元)|产地
       1|Z-1|电阻|2|个|0.5|中国`,
      {
        序号: 'position',
        物料编码: 'item',
        物料名称: 'name',
        单机用量: 'quantity',
        单位: 'unit',
        '单价(元)': 'unitPrice',
        产地: 'origin',
      },
    ],
  ])('%s', (_, text, fields) => {
    expect(asked(text)).toEqual([])
    expect(taken(text)).toEqual(fields)
  })
})

describe('What only looks like a field is not taken for it', () => {
  test.each<[string, Field]>([
    ['Ship From Country', 'origin'],
    ['Export Country', 'origin'],
    ['Vendor Country', 'origin'],
    ['Supplier Country', 'origin'],
    ['Country of Diffusion', 'origin'],
    ['COO (Wafer Fab)', 'origin'],
    ['Country of Melt', 'origin'],
    ['Assembly Country', 'origin'],
    ['Country of Assembly', 'origin'],
    ['ECCN (EU)', 'eccn'],
    ['EU Dual-Use Code', 'eccn'],
    ['Ausfuhrlistennummer', 'eccn'],
    ['AL-Nr.', 'eccn'],
    ['Min Qty', 'quantity'],
    ['Variant B Qty', 'quantity'],
    ['Qty Available', 'quantity'],
    ['Order Multiple Qty', 'quantity'],
    ['Target Price', 'unitPrice'],
    ['List Price', 'unitPrice'],
    ['Material Cost', 'unitPrice'],
    ['Part Type', 'kind'],
    ['Plant', 'madeBy'],
    ['Scrap %', 'usShare'],
  ])('%s is no %s, and not asked for', (heading, field) => {
    const cell = { origin: 'DE', eccn: '3A001A2' }[field as 'origin' | 'eccn'] ?? '1000'
    const rows = [
      ['Part Number', 'Qty', heading],
      ['A-1', '2', cell],
      ['A-2', '3', cell],
    ]
    const { columns, questions } = suggestMapping(rows)
    expect(columns[2]).not.toBe(field)
    expect(questions).toEqual([])
  })

  test('An EU code that is left out is said to be no US ECCN', () => {
    const { remarks } = suggestMapping(table('Part Number|Qty|ECCN (EU)\nA-1|2|3A001A2'))
    expect(remarks).toEqual([{ column: 2, field: 'eccn', text: 'not the US ECCN' }])
  })
})
