import type { Field } from './fields.ts'

/** Headings as they stand in real files: strong ones name one field, weak ones could mean others too. */
export interface Synonyms {
  strong: string
  weak?: string
}

/**
 * English, German, French, Spanish, Chinese and Japanese headings, as SAP, Altium, KiCad, OrCAD and
 * distributors write them. Separated by "|"; case, accents and punctuation make no difference.
 */
export const SYNONYMS: Record<Field, Synonyms> = {
  level: {
    strong:
      'level|lvl|bom level|structure level|indent level|hierarchy level|explosion level|stufe|strukturstufe|auflösungsstufe|ebene|dispositionsstufe|niveau|nivel|层级|階層|层次|レベル|階層レベル',
    weak: 'indent|depth|hierarchy|outline|st',
  },
  parent: {
    strong:
      'parent|parent item|parent part|parent part number|parent number|parent id|assembly number|parent assembly|next higher assembly|nha|used in|übergeordnetes material|übergeordnete baugruppe|oberteil|kopfmaterial|baugruppennummer|composant parent|article parent|parent article|padre|conjunto padre|父件|父项|父级料号|上位品番|親品番|親部品',
    weak: 'assembly|baugruppe|ensemble|conjunto',
  },
  designators: { strong: 'designators' },
  notFitted: { strong: 'not fitted|dnp|dni|dnf|do not populate' },
  fitted: { strong: 'fitted' },
  position: {
    strong:
      'position|pos|pos nr|item position|item no|line no|line|find number|find no|designator|reference designator|reference designators|ref des|refdes|reference|references|ref|part reference|location|stücklistenposition|postenr|positionsnummer|einbauplatz|bauteilposition|repère|posición|位号|位置|リファレンス|位置番号',
    weak: 'no|nr|item number|#|lfd nr|序号|項番|num',
  },
  item: {
    strong:
      'part number|part no|part nr|part num|part|pn|p n|item|item id|item code|part id|internal part number|component|component number|component id|material|material number|material no|materialnummer|material nr|komponente|komponentennummer|teilenummer|teile nr|teilenr|artikelnummer|artikel nr|artikelnr|artikel|sachnummer|ident nr|identnummer|objektnummer|référence article|numéro de pièce|code article|référence pièce|composant|article|número de pieza|número de parte|código de artículo|código|n° de pieza|物料编码|物料号|料号|零件号|零件编号|物料编号|料號|品番|部品番号|品目コード|品目番号|部品コード|図番',
    weak: 'comment|value|libref|lib ref|schematic part|cpn|sku|stock code|ipn|wert|valeur|valor|型号|型番',
  },
  manufacturerPartNumber: {
    strong:
      'manufacturer part number|manufacturer part no|manufacturer no|mfr no|mfg no|manufacturer s part number|manufacturer part|manufacturer part nr|mfr part number|mfr part no|mfr pn|mfr p n|mfg part number|mfg part no|mfg pn|mfg p n|manufacturer pn|manufacturer partno|manufacturer part num|manf part number|mpn|manufacturer number|manufacturer part number 1|maker part number|herstellerteilenummer|herstellernummer|hersteller teilenummer|hersteller artikelnummer|hersteller teile nr|hersteller nr|référence fabricant|ref fabricant|número de pieza del fabricante|referencia fabricante|制造商零件编号|制造商料号|厂家型号|厂商料号|制造商型号|メーカー品番|メーカー型番',
    weak: 'manufacturer part numbers|vendor part',
  },
  name: {
    strong:
      'name|description|part name|item name|item description|part description|component description|material description|short description|designation|bezeichnung|benennung|materialkurztext|kurztext|objektkurztext|beschreibung|artikelbezeichnung|teilebezeichnung|désignation|libellé|descripción|denominación|nombre|名称|描述|物料名称|物料描述|品名|零件名称|名稱|部品名|品目名|部品名称',
    weak: 'title|text|details|component text|规格|规格型号|仕様|desc',
  },
  kind: {
    strong:
      'kind|item kind|commodity software technology|export kind|güterart|warenart|nature|tipo de bien',
    weak: 'type|typ|art|category|类型|種別',
  },
  origin: {
    strong:
      'country of origin|origin|coo|c o o|origin country|country origin|made in|country of manufacture|manufacturing country|country of mfg|ursprungsland|ursprung|herkunftsland|herkunft|land des ursprungs|urspr land|ulnd|uland|herstellungsland|pays d origine|origine|pays origine|país de origen|origen|país origen|原产国|原产地|原产国家|原產地|原產國|生产国|原産国|原産地|生産国',
    weak: 'country|country code|land|pays|país|国家|国',
  },
  eccn: {
    strong:
      'eccn|us eccn|eccn us|export control classification number|export classification|us export classification|eccn number|eccn no|eccn code|export control class|ear classification|al nummer us|ausfuhrlistennummer us|us ausfuhrlistennummer|classification eccn|clasificación eccn|eccn编码|出口管制分类号|出口管制分类编号|輸出規制品目分類番号',
    weak: 'classification|export control|export code|ausfuhrlistennummer|al nummer|al nr|管制编码',
  },
  baseQuantity: { strong: 'base quantity|basismenge' },
  quantity: {
    strong:
      'quantity|qty|qty per|quantity per|qty per assembly|qty per assy|quantity per assembly|qnty|qty req|required quantity|component quantity|component qty|usage|usage quantity|count|amount required|menge|stückzahl|anzahl|komponentenmenge|menge pro|bedarfsmenge|einsatzmenge|stk|stück|quantité|qté|qte|cantidad|cant|数量|用量|单位用量|个数|數量|員数|使用数量|個数',
    weak: 'qty 1|quantity 1|units|build quantity|order qty|quan',
  },
  unit: {
    strong:
      'unit|uom|u m|unit of measure|qty unit|quantity unit|base unit|base unit of measure|component unit|me|mengeneinheit|basismengeneinheit|einheit|komponentenmengeneinheit|bme|unité|unité de mesure|unidad|unidad de medida|单位|计量单位|單位|単位',
  },
  unitPrice: {
    strong:
      'unit price|price|unit cost|cost|price per unit|price each|each price|cost each|net price|standard price|standard cost|std cost|std price|price ea|unit price usd|einzelpreis|stückpreis|preis|preis pro stück|ek preis|einkaufspreis|nettopreis|standardpreis|verrechnungspreis|bewertungspreis|gleitender durchschnittspreis|prix|prix unitaire|pu|coût unitaire|precio|precio unitario|costo unitario|coste unitario|单价|价格|單價|单位成本|単価|価格',
    weak: 'rate|value per unit|fair market value|fmv|kosten|wert je einheit',
  },
  priceUnit: {
    strong:
      'price per|price unit|preiseinheit|peh|pro|preis pro|price quantity|per|preismengeneinheit|unité de prix|unidad de precio|价格单位|価格単位',
  },
  extendedPrice: {
    strong:
      'extended price|ext price|extended cost|ext cost|total price|total cost|line total|line price|line cost|subtotal|amount|total|gesamtpreis|positionswert|positionspreis|gesamt|gesamtkosten|gesamtwert|nettowert|prix total|montant|coût total|precio total|importe|costo total|总价|金额|合计|總價|金額|合計金額',
    weak: 'value total|summe',
  },
  currency: {
    strong:
      'currency|curr|currency code|price currency|währung|währungsschlüssel|waehrung|whrg|wä|devise|monnaie|moneda|divisa|币种|货币|幣別|通貨',
  },
  basis: {
    strong:
      'price basis|basis|valuation basis|fair market value basis|preisbasis|bewertungsbasis|base de prix|base de precio',
  },
  supplier: {
    strong:
      'supplier|supplier name|vendor|vendor name|distributor|supplier 1|lieferant|lieferantenname|kreditor|fournisseur|proveedor|供应商|供應商|供应商名称|仕入先|サプライヤ|サプライヤー',
    weak: 'manufacturer|manufacturer name|manufacturer 1|mfr|mfg|manf|maker|brand|hersteller|herstellername|fabricant|fabricante|制造商|厂家|厂商|品牌|製造商|メーカー|メーカ',
  },
  madeBy: {
    strong:
      'made by|manufactured by|producing company|producing entity|subsidiary|entity|legal entity|company|plant|manufacturing site|production site|site|werk|gesellschaft|tochtergesellschaft|produzierendes werk|fertigungsstandort|herstellwerk|filiale|usine|site de production|société|planta|filial|empresa|工厂|子公司|公司|製造拠点|工場|製造会社',
  },
  usShare: {
    strong:
      'us content share|us content|us share|us content percent|us content percentage|us origin content|us controlled content|de minimis content|us content %|%us|us %|us anteil|us ursprungsanteil|anteil us|part us|contenu us|contenu américain|contenido us|contenido de ee uu|contenido estadounidense|美国成分|美国含量|美国成分比例|米国原産比率|米国コンテンツ',
  },
  usEccn: {
    strong:
      'us content eccn|eccn of us content|us origin content eccn|eccn us content|eccn des us anteils|us anteil eccn|eccn du contenu us|eccn del contenido us|美国成分eccn|米国コンテンツeccn',
  },
  hts: {
    strong:
      'hts code|hts|hs code|hs|htsus|hts us|hs6|hts6|hts number|hs number|tariff code|tariff number|customs tariff number|commodity code|import code|harmonized code|harmonized tariff|harmonised code|schedule b|taric|zolltarifnummer|statistische warennummer|warennummer|warentarifnummer|warentarifnr|code douanier|code sh|nomenclature douanière|código arancelario|partida arancelaria|fracción arancelaria|海关编码|hs编码|税则号|商品编码|海關編碼|hsコード|関税番号',
  },
  alternates: {
    strong:
      'alternates|alternate|alternate part|alternate parts|alternate part number|alternative|alternatives|alternative part|alt pn|alt part|substitute|substitutes|second source|2nd source|alternativteil|alternativteile|ersatzteil|alternativmaterial|alternativposition|alternatif|équivalent|alternativo|alternativa|sustituto|替代料|替代件|替代物料|代替品|代替部品',
  },
  note: {
    strong:
      'note|notes|remark|remarks|comments|bemerkung|bemerkungen|anmerkung|hinweis|notiz|positionstext|remarque|remarques|commentaire|nota|notas|observaciones|comentario|备注|附注|注释|備註|備考|注記',
    weak: 'comment|kommentar|memo|info',
  },
}

/** Words that make a heading something else: "Quantity available" is no quantity of a line. */
export const OTHER_THINGS =
  /\b(available|availability|stock|lead|status|minimum|min|moq|multiple|package|packaging|footprint|lifecycle|rohs|reach|datasheet|url|link|date|revision|digi key|digikey|mouser|lcsc|arrow|farnell|element14|jlcpcb|supplier part|customer|lagerbestand|bestand|verfugbar)\b/
