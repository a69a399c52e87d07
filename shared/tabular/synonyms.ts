import type { Field } from './fields.ts'

/** How well a heading names a field, the best first. */
export interface Synonyms {
  /** It names the field and no other. */
  sure: readonly string[]
  /** It may name others too: taken unless a surer column is there. */
  usual?: readonly string[]
  /** Taken only where nothing better is there. */
  weak?: readonly string[]
  /** Never taken without being asked. */
  asked?: readonly string[]
}

/** Every pair of a first and a second word, as one name. */
function pairs(firsts: string, seconds: string): string[] {
  return names(firsts).flatMap((first) => names(seconds).map((second) => `${first} ${second}`))
}

function names(text: string): string[] {
  return text.split('|')
}

const NUMBER = 'number|no|nr|num|id|code|pn|partnumber|key|identifier'
const MAKER =
  'manufacturer|manufacturers|manufacturer s|manufactures|manufacture|mfr|mfrs|mfg|mfgr|mfctr|mnfr|manf|manuf|man|maker|oem|hersteller|vendor manufacturer|producer|brand|fabricant|fabricante|produttore|fabbricante|uploaded|requested|original manufacturer|orig mfr|primary manufacturer'
const MAKER_NUMBER =
  'part number|part no|part nr|part num|part|partno|part code|part id|partnumber|pn|p n|pno|number|no|nr|num|item number|item no|item|item id|item code|product number|product code|sku|teilenummer|teile nr|teilenr|artikelnummer|artikel nr|artikelnr|artnr|art nr|nummer|bestellnummer|typ|mpn|ref|reference|parts number|type number|material number|catalog number|catalogue number|model number|order code|ordering code'
const QUANTITY = 'quantity|qty|qnty|quan|quant|qtty|qnt|qtys|quantities'
const QUANTITY_FOR =
  'per|each|ea|per assembly|per assy|per unit|per product|per parent|per board|per pcb|per pcba|per kit|per set|per item|per bom|per piece|per part|per machine|per device|per system|per each|per component|per next higher assembly|per nha|per finished good|per fg|unit|assy|assembly|board|pcb|required|req|reqd|req d|needed|used|usage|installed|bom|in bom|parent|item'
const QUANTITY_OF =
  'bom|component|comp|child|part|item|line|unit|each|single|required|req|assembly|assy|bom line|net|material|usage|used|installed|piece|design|engineering|eng|input|components|ea|parts|mount|placement'

/**
 * Headings in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Chinese, Japanese and
 * Korean, as ERP, PLM and CAD systems and distributors write them; case, accents and punctuation make
 * no difference. Whole headings only: "Supplier country" is not "country".
 */
export const SYNONYMS: Record<Field, Synonyms> = {
  level: {
    sure: names(
      'level|lvl|lv|lev|bom level|bom lvl|structure level|indent level|indenture level|indented level|indenture|hierarchy level|hierarchical level|explosion level|assembly level|assy level|asm level|part level|bom structure level|tree level|level number|level no|component level|item level|line level|expl level|stufe|strukturstufe|auflösungsstufe|ebene|strukturebene|stücklistenstufe|stücklistenebene|hierarchieebene|dispositionsstufe|stuf|niveau|niveau de nomenclature|niv|nivel|nivel de estructura|nivel bom|livello|livello distinta|nível|poziom|層|层|级别|层级|层号|階層|层次|阶层|阶次|階次|BOM层级|bom阶层|レベル|階層レベル|レベルno|레벨|단계|수준',
    ),
    weak: names('indent|depth|hierarchy|outline|outline number|st|tree depth'),
  },
  parent: {
    sure: [
      ...pairs(
        'parent|parent item|parent part|parent component|parent material|parent assembly|parent assy|parent product|father|bom parent|superior|higher level|nha|header|top|next assembly|next higher assembly|next level assembly',
        `${NUMBER}|part number|item number|ipn|item|part|assembly|code`,
      ),
      ...pairs('assembly|assy|bom header|header material|kit', 'number|no|nr|part number|item'),
      ...names(
        'parent|parent item|parent part|parent material|parent assembly|parent component|parent product|parent assy|parent sku|next higher assembly|next higher assy|next assembly|nha|used in|used on|where used|belongs to|father|bom header|bom material|header material|übergeordnetes material|übergeordnete baugruppe|übergeordnete teilenummer|übergeordneter artikel|übergeordnete komponente|oberteil|oberbaugruppe|kopfmaterial|baugruppennummer|vater|vaterteil|vaterartikel|elternteil|composant parent|article parent|parent article|pere|article père|composé|code composé|padre|artículo padre|código padre|conjunto padre|material padre|padre codice|codice padre|assieme padre|item pai|código pai|pai|父件|父项|父级|父料号|父件编码|父项编码|父项物料|父级料号|父物料|母件|母件编码|母件料号|上级物料|上层料号|上階料號|主件|主件料号|親品番|上位品番|親部品|親品目|親品目コード|親部品番号|親コード|모품목|모품번|상위품번|상위 품목',
      ),
    ],
    weak: names('assembly|assy|baugruppe|ensemble|conjunto|assieme'),
  },
  position: {
    sure: names(
      'position|pos|pos nr|pos no|posnr|bom position|line|line no|line number|line nr|line id|line item|line item number|bom line number|bom line no|bom line id|row|row no|row number|row id|seq|seq no|sequence|sequence no|sequence number|item sequence|item seq|operation sequence|find number|find no|find num|find nr|find|findno|fn|balloon|balloon number|balloon no|item position|item pos|s no|sno|s n|sl no|sr no|sr|serial no|si no|index|idx|bom item number|bom item no|bom item|stücklistenposition|stücklistenpositionsnummer|postenr|positionsnummer|positionsnr|einbauplatz|bauteilposition|zeile|laufende nummer|lfd nr|lfd|lfdnr|repère|rep|poste|ligne|número de línea|línea|posición|posizione|riga|linha|posição|pozycja|lp|项次|项目号|行号|序号|編號|编号序|项号|項番|行番号|明細番号|明細|no 序号|序|번호|순번|항번|행번호|item sequence number',
    ),
    usual: names(
      'item no|item number|item nr|item num|item #|#|no|nr|num|number|id|items|项|項|项目|項目',
    ),
    weak: names('item|component|components|location|part item|reference|references|ref'),
  },
  designators: {
    sure: names(
      'designators|designator|designator s|reference designator|reference designators|reference designator s|reference designation|reference designations|ref designator|ref designators|ref desig|ref desigs|ref desg|ref des|ref dess|refdes|refdess|refdes list|ref desc|refs|part reference|part references|schematic reference|schematic references|schematic designator|component designator|component designators|component reference|component references|pcb designator|circuit reference|circuit ref|circuit designator|logical designator|mountnames|mount names|mounting position|bauteilreferenz|bauteilreferenzen|referenzbezeichner|referenzbezeichnung|bezeichner|bestückungsplatz|referenzen|repères|repères topologiques|repère topologique|designador|designadores|designatori|designatore|referencia de diseño|位号|元件位号|位号列表|器件位号|位置号|位號|元件位置|零件位置|回路記号|回路番号|部品記号|リファレンス|実装位置|シンボル|참조번호|부품기호|레퍼런스|board location|pcb location|placement',
    ),
    usual: names(
      'reference|references|reference s|ref|referenz|références|référence|parts|location|locations|position|positions|pos|位置|位置番号|repère|posición|einbauplatz|bauteilposition|component|components|name|identifier',
    ),
  },
  item: {
    sure: [
      ...pairs(
        'part|parts|component|comp|child|child item|child part|bom component|material|matl|mat|artikel|article|product part|base part|item part|my part|input part|raw material|sub item|subitem|child component|object|teile|sach|ident|komponenten|komponente|bom line item|parts id',
        `${NUMBER}|part number|item number|ipn`,
      ),
      ...pairs(
        'child|component|internal|own|company|house|our|in house|inhouse|local|corporate|corp|client|customer|cust|erp|sap|plm|pdm|buyer|user|house|stock|inventory|internal company|your',
        'part number|part no|part nr|pn|p n|part|item number|item no|item code|item|part id|part code|product number|article number|material number|sku',
      ),
      ...names(
        'part number|partnumber|артикул|код|код изделия|обозначение|indeks|indeks materialu|nr czesci|kod|artikelcode|artikelnr|artikelnummer|onderdeelnr|číslo dílu|číslo položky|osanumero|delnummer|detaljnummer|varenummer|parça no|stok kodu|malzeme kodu|part no|partno|part nr|part num|pn|p n|part n|part no s|parts no|item id|item code|item key|item sku|bom component|bom comp|child|child item|child part|child component|child material|component item|component part|component part number|sub component|part ipn|component ipn|ipn|cpn|house pn|itemid|itemcode|part identifier|product part number|product code|sku|item master|stock code|stock number|stock no|drawing number|drawing no|dwg no|dwg number|document number|sap number|sap no|sap nr|erp number|erp nr|matnr|idnrk|mat nr|mat no|materialnummer|material nr|komponentennummer|komponente nr|teilenummer|teile nr|teilenr|teile id|artikelnummer|artikel nr|artikelnr|artnr|art nr|art no|sachnummer|sachnr|sach nr|ident nr|identnr|identnummer|objektnummer|zeichnungsnummer|zeichnungs nr|bestellnummer intern|référence article|réf article|numéro de pièce|numéro pièce|numéro article|n article|no article|code article|code pièce|référence pièce|référence composant|code composant|code produit|numero d article|no de pièce|número de pieza|numero de pieza|numero pieza|número de parte|numero de parte|numero parte|no de parte|n de parte|num parte|número parte|código de artículo|código artículo|código de material|código material|código de producto|código pieza|código componente|código de componente|n de pieza|referencia pieza|referencia artículo|codice articolo|codice componente|codice parte|codice materiale|numero parte|numero di parte|cod articolo|código do item|código do material|código do componente|número da peça|código da peça|codigo item|numer części|indeks materiałowy|kod towaru|artikelnummer intern|onderdeelnummer|物料编码|物料代码|物料编号|物料号|料号|料號|子件|子件编码|子件料号|子项|子项编码|子项物料|子项物料编码|组件编码|零件号|零件编号|零件料号|部件号|元件编号|元件料号|元件料號|存货编码|存货代码|材料编码|材料编号|产品编码|编码|品号|品號|图号|物料|品番|部品番号|部品品番|品目コード|品目番号|品目no|部品コード|子品番|子品目|子品目コード|子部品番号|構成品目|構成部品|図番|社内品番|部番|품번|품목코드|품목번호|부품번호|자재코드|자재번호|자품번|자품목',
      ),
    ],
    usual: names(
      'item|part|component|components|material|item number|item no|item nr|item num|article|artikel|article number|article no|number|komponente|teil|bauteil|composant|articolo|componente|artículo|parte|pieza|código|codigo|codice|referencia|référence|réf|ref article|部品|元件|零件|型号|材料|物料名|組件|部件|object|product number|product no|product id|bom line|品目|부품|자재|품목|zespół',
    ),
    weak: names(
      'no|nr|num|libref|lib ref|library reference|library ref|design item id|designitemid|bom item id|product|item product|producto|produit|produkt|erzeugnis|产品|製品|model|model number|modell|modèle|modelo|型番|规格型号|part value|supplier part number|supplier pn|vendor part number',
    ),
    asked: names(
      'comment|value|val|values|schematic part|wert|valeur|valor|valore|値|部品値|定数|参数值|值|part type value',
    ),
  },
  manufacturerPartNumber: {
    sure: [
      ...pairs(MAKER, MAKER_NUMBER),
      ...names(
        'mpn|mpns|mpn s|manufacturer partno|mfr p n|mfg p n|mpn number|manpartno|mfpn|mfgpn|herstellerteilenummer|herstellernummer|herstellerartikelnummer|hersteller teilenr|herstellerbezeichnung|référence fabricant|ref fabricant|réf fabricant|référence constructeur|réf constructeur|código fabricante|código del fabricante|número de pieza del fabricante|número de parte del fabricante|numero de parte del fabricante|número parte fabricante|referencia fabricante|referencia del fabricante|codice produttore|codice costruttore|codice fabbricante|part number produttore|código do fabricante|part number fabricante|制造商零件编号|制造商料号|制造商部件号|制造商编号|制造商物料编号|厂家型号|厂商料号|厂商型号|厂家料号|厂家编号|原厂型号|原厂料号|制造商型号|品牌型号|製造商料號|製造商編號|原廠料號|メーカー品番|メーカー型番|メーカー型式|メーカ型式|メーカ品番|メーカ型番|製造元部品番号|製造業者部品番号|제조사 품번|제조사 부품번호|제조사품번|제조사 모델명|ti part number|manufacturer part number mpn|orderable part number|orderable pn|primary mpn|supplier mpn',
      ),
    ],
    weak: names('manufacturer part numbers|parts number'),
  },
  name: {
    sure: names(
      'name|description|child description|child name|child item description|child item name|component item description|bom component description|product desc|line item description|наименование|название|описание|desc|descr|part name|partname|item name|item title|item description|item desc|item descr|part description|part desc|component description|component desc|component name|material description|material desc|material name|product description|product name|short description|short text|object description|object desc|long description|line description|goods description|description of goods|commodity description|nomenclature|standard description|designation|part designation|bezeichnung|benennung|komponentenbezeichnung|materialkurztext|materialbezeichnung|materialtext|kurztext|kurzbezeichnung|objektkurztext|objektbezeichnung|langtext|beschreibung|artikelbezeichnung|artikelbeschreibung|teilebezeichnung|teilebenennung|warenbezeichnung|désignation|désignation article|libellé|libellé article|description article|intitulé|descripción|descripción del material|descripción del artículo|denominación|nombre|nombre de la pieza|nombre del artículo|texto breve|descrizione|descrizione articolo|denominazione|nome|descrição|descrição do item|denominação|omschrijving|opis|nazwa|benaming|名称|描述|物料名称|物料描述|品名|零件名称|零件描述|器件名称|子件名称|子项名称|元件名称|存货名称|产品名称|商品名称|品名规格|名稱|部品名|部品名称|品目名|品目名称|製品名|品名 仕様|품명|품목명|부품명|자재명|명칭|설명',
    ),
    weak: names(
      'title|text|details|component text|规格|规格型号|规格描述|規格|仕様|specification|spec|specifications|key specifications|사양|규격',
    ),
  },
  kind: {
    sure: names('kind|item kind|commodity software technology|export kind'),
    weak: names(
      'type|typ|art|category|nature|item type|part type|güterart|warenart|tipo de bien|类型|类别|種別|commodity type|goods type',
    ),
  },
  origin: {
    sure: [
      ...pairs(
        'country|ctry|cntry|cty',
        'of origin|of orig|origin|orig|of origin coo|of origin code',
      ),
      ...names(
        'country of origin|country region of origin|countryoforigin|coo|c o o|coo code|coo country|origin country|origin ctry|origin|origin code|origin country code|country of origin name|country of origin iso|country of origin iso code|country of origin code|country of origin coo|part origin|item origin|goods origin|material origin|component origin|part country of origin|item country of origin|component country of origin|product country of origin|manufacturing country of origin|country of origin assembly|country of origin manufacturing|coo assembly|assembly coo|primary coo|primary country of origin|ctry origin|orig ctry|orig country|ctry of orig|cntry of origin|country orig|c of o|c o|co|made in|made in country|country made in|country made|ursprungsland|ursprungsland code|ursprung|ursprungsländer|warenursprung|präferenzursprung land|herkunftsland|herkunft|land des ursprungs|land ursprung|urspr land|ursprl|urspr|ul|ulnd|uland|herkl|pays d origine|origine|pays origine|pays de l origine|code pays d origine|pays d orig|país de origen|pais origen|origen|país origen|país de procedencia u origen|paese di origine|paese d origine|paese origine|origine merce|país de origem|pais de origem|origem|land van oorsprong|oorsprong|oorsprongsland|kraj pochodzenia|pochodzenie|ursprungsland kod|země původu|menşe ülke|страна происхождения|原产国|原产地|原产国家|原产国地区|原产地国|原产国别|原產地|原產國|产地|产地国|产地国家|產地|原産国|原産地|原産国名|原産国コード|원산지|원산지국가|원산국',
      ),
    ],
    usual: names(
      'country of manufacture|country of manufacturing|mfg origin|manufacturing origin|manufacture origin|country of mfg|country of mfr|country of production|country manufactured|manufacturing country|mfg country|manufactured in|produced in|production country|country of final manufacture|herstellungsland|produktionsland|fertigungsland|pays de fabrication|pays de production|país de fabricación|paese di produzione|paese di fabbricazione|país de fabricação|生产国|生产国家|制造国|制造国家|製造国|製造國|生産国|제조국|생산국',
    ),
    asked: names(
      'country|country code|country name|land|länderkennzeichen|pays|país|paese|国家|国|国别|国名|國家|국가|mfr country|manufacturer country',
    ),
  },
  eccn: {
    sure: [
      ...pairs(
        'eccn|us eccn|bis eccn|ear eccn',
        'number|no|nr|code|us|usa|ear|bis|classification|ccl|us code',
      ),
      ...names(
        'eccn|us eccn|usa eccn|ear eccn|bis eccn|eccn us ccl|eccn ccl|ccl eccn|eccn classification number|export control classification number|export control classification number eccn|export control classification|us export control classification number|export classification|us export classification|us export control class|us export control classification|us export classification number|export classification number|eccn export control classification number|eccn for us|eccn ear99|eccn usml|eccn or usml|eccn ear|part eccn|item eccn|component eccn|export control class|export control number us|ear classification|us classification eccn|us al nummer|al nummer us|ausfuhrlistennummer us|us ausfuhrlistennummer|us exportklassifizierung|us ausfuhrkontrollnummer|classification eccn|code eccn|numéro eccn|eccn américain|numero eccn|número eccn|codice eccn|código eccn|clasificación eccn|classificação eccn|classificazione eccn|eccn nummer|eccn编码|eccn码|eccn号|eccn编号|美国eccn|美国出口管制编码|出口管制分类号|出口管制分类编号|出口管制分类编码|出口管制编码eccn|輸出規制品目分類番号|輸出規制分類番号|米国eccn|eccn番号|eccnコード|eccn 번호|미국 eccn',
      ),
    ],
    weak: names(
      'ccl|ccl number|ccl no|ccl classification|export control classification us|ec cn|ear',
    ),
    asked: names('classification|export control|export code|export control code|管制编码'),
  },
  quantity: {
    sure: [
      ...names(QUANTITY),
      ...pairs(QUANTITY, QUANTITY_FOR),
      ...pairs(QUANTITY_OF, QUANTITY),
      ...names(
        'qty s|quantity unit pc|q ty|qty bom|qty cun|comp qty|comp qty cun|comp qty bun|component quantity cun|quantity cun|qty pcs|qty ea|quantity pcs|quantity ea|usage|usage quantity|usage qty|usage per|bom usage|per assy|per assembly|each assembly|count|amount required|amount per|pieces|pcs|no of pieces|no of pcs|number of pieces|number off|no off|no reqd|number required|units per assembly|units per assy|number of parts|part count|part quantity|item count|component count|menge|menge kme|menge bme|komponentenmenge|kompmg|kompmg kme|kompmenge|stückzahl|stückz|stzahl|anzahl|anz|menge pro|menge je|menge pro einheit|menge pro baugruppe|menge je baugruppe|menge stk|bedarfsmenge|einsatzmenge|positionsmenge|stücklistenmenge|einbaumenge|verbauanzahl|verbaumenge|stk|stück|stck|quantité|quantité unitaire|quantité par|quantité nomenclature|quantité requise|qté|qte|qtés|nb|nombre|nbre|coefficient|coeff|cantidad|cantidad requerida|cantidad por|cantidad por unidad|cantidad por conjunto|cant|cantd|ctd|cdad|uso|quantità|quantita|q tà|qtà|qta|quant tà|impiego|coefficiente d impiego|coefficiente|quantidade|quantidade por|qtd|qtde|aantal|hoeveelheid|ilość|ilosc|antal|množství|adet|количество|кол во|数量|数量 pcs|用量|单位用量|单机用量|单台用量|单板用量|单耗|单套用量|个数|件数|需求数量|使用量|用量 pcs|組成用量|组成用量|標準用量|标准用量|基本用量|數量|用量pcs|員数|員數|使用数|使用数量|使用個数|個数|構成数|構成数量|必要数|必要数量|所要量|数|수량|소요량|소요수량|사용량|원단위|qpa',
      ),
    ],
    usual: names('bom quantity|bom qty|qty bun|quantity bun|component quantity bun'),
    weak: [
      ...pairs(
        'order|ordered|shipped|ship|invoiced|invoice|purchase|purchased|delivered|requested',
        QUANTITY,
      ),
      ...pairs(QUANTITY, 'ordered|shipped|invoiced|delivered|requested'),
      ...names(
        'units|bestellmenge|liefermenge|quantité commandée|cantidad pedida|订购数量|注文数量|订货数量',
      ),
    ],
    asked: [
      ...pairs(
        'total|extended|ext|build|batch|overall|sum|gesamt|accumulated|exploded|rolled up|cumulative',
        QUANTITY,
      ),
      ...pairs(QUANTITY, 'total|extended|ext|build|batch|overall'),
      ...names('amount|gesamtmenge|quantité totale|cantidad total|总数量|总用量|total|montant'),
    ],
  },
  baseQuantity: {
    sure: names(
      'base quantity|base qty|bom base quantity|bom base qty|header base quantity|header base qty|header quantity|parent base quantity|basismenge|stücklistenbasismenge|cantidad base|quantité de base|quantità base|quantidade base|基本数量|基础数量|基准数量|底数|母件底数|主件底數|基準数量|基準數量',
    ),
    weak: names('lot size base|bezugsmenge|per quantity'),
  },
  unit: {
    sure: names(
      'unit|units|unit of measure code|uom id|um code|uom|u m|um|un|uoms|bun|cun|unit of measure|unit of measurement|unit measure|units of measure|measure unit|measurement unit|unit qty|unit quantity|unit uom|uom code|bom uom|bom unit|item uom|stock uom|component uom|primary uom|inventory uom|qty unit|qty uom|quantity unit|quantity uom|unit of quantity|base unit|base unit of measure|component unit|component unit of measure|comp unit|me|kme|einheit|mengeneinheit|mengeneinh|basismengeneinheit|basiseinheit|komponentenmengeneinheit|komponenteneinheit|bme|meh|unité|unité de mesure|unité qté|udm|u de m|unidad|unidad de medida|unid|ud|uds|um base|unità|unità di misura|u m base|unidade|unidade de medida|eenheid|jednostka|j m|jm|enhet|单位|计量单位|基本单位|子件单位|單位|用量单位|単位|基本単位|数量単位|단위',
    ),
  },
  unitPrice: {
    sure: [
      ...pairs(
        'unit|each|piece|per unit|single|ea|per each|per piece|pcs|unitary',
        'price|cost|value',
      ),
      ...pairs(
        'price|cost|value',
        'per unit|each|ea|per each|per piece|per pc|per ea|per item|per part|unit each|each unit|1 pc|per 1 pc',
      ),
      ...names(
        'unit price|unit cost|pu ht|p u ht|prix unit ht|prix ht|prix unitaire hors taxe|u price|u p|uprice|unitary price|moving average unit price|unit price each|unit cost each|unit price ea|price each|price ea|pu|p u|piece price|unitprice|unitcost|unit rate|unit value|net unit price|fob unit price|einzelpreis|e preis|ep|einzelkosten|stückpreis|stückkosten|stk preis|preis pro stück|preis je stück|preis stück|preis stk|preis pro einheit|preis je einheit|nettoeinzelpreis|prix unitaire|prix unit|prix unitaire ht|prix u|coût unitaire|precio unitario|precio unit|precio por unidad|precio pieza|precio por pieza|p unitario|coste unitario|costo unitario|prezzo unitario|prezzo unit|costo unitario|preço unitário|preco unitario|custo unitário|valor unitário|valor unitario|eenheidsprijs|stuksprijs|cena jednostkowa|á pris|styckpris|jednotková cena|birim fiyat|цена за единицу|单价|單價|单位价格|单位成本|单位成本价|含税单价|未税单价|不含税单价|采购单价|単価|購入単価|仕入単価|標準単価|단가|단위가격',
      ),
    ],
    usual: [
      ...pairs(
        'net|std|standard|purchase|purchasing|buy|buying|part|item|component|our|actual|unit standard|frozen',
        'price|cost',
      ),
      ...names(
        'price|cost|costs|cost price|est unit cost|estimated unit cost|est unit price|estimated unit price|moving price|moving average price|moving avg price|valuation price|preis|nettopreis|standardpreis|verrechnungspreis|bewertungspreis|einkaufspreis|ek preis|ek|gleitender durchschnittspreis|gld preis|kosten|material kosten|materialkosten pro stück|prix|prix net|prix d achat|coût|precio|precio neto|precio de compra|coste|costo|prezzo|prezzo netto|costo|preço|custo|prijs|cena|pris|fiyat|цена|价格|价钱|成本|采购价|采购价格|標準單價|價格|価格|購入価格|原価|標準原価|fair market value|fmv|value per unit|wert je einheit|가격|원가|금액 단가',
      ),
    ],
    weak: names(
      'supplier unit price|supplier price|vendor price|vendor unit price|order unit price|order price each|supplier unit cost|rate|unit price 1|selected price|best price|quoted price|quote price|quoted unit price|resale|resale price|distributor price|customs value per unit',
    ),
  },
  priceUnit: {
    sure: names(
      'price per|price unit|preiseinheit|peh|pe|pro|preis pro|price quantity|price qty|price basis quantity|price per quantity|price per qty|price uom quantity|per|per qty|preismengeneinheit|preismenge|preis per|unité de prix|quantité prix|unidad de precio|cantidad base precio|cost per|cost unit|unità di prezzo|pricing unit|价格单位|计价单位|價格單位|価格単位|単価単位数|가격단위',
    ),
    usual: names('price uom|pricing uom|price unit of measure|pricing unit of measure'),
  },
  extendedPrice: {
    sure: [
      ...pairs(
        'extended|ext|extd|line|row|total line|total extended|extended line|line item|line ext',
        'price|cost|value|amount|total|net value',
      ),
      ...pairs('price|cost|value|amount', 'extended|ext|extension'),
      ...names(
        'extended|ext|extension|ext resale|extended resale|ext resale price|line total|supplier subtotal|sub total|subtotal|positionswert|positionspreis|positionsbetrag|zeilensumme|zeilenwert|montant ligne|total ligne|total línea|importe línea|importe total línea|totale riga|total da linha|小计|小計',
      ),
    ],
    usual: [
      ...pairs('total|net|order|overall', 'price|cost|value|amount'),
      ...names(
        'amount|total|totals|gesamtpreis|gesamt|gesamtkosten|gesamtwert|gesamtbetrag|nettowert|g preis|gp|summe|betrag|prix total|prix total ht|montant|montant total|montant ht|coût total|precio total|importe|importe total|costo total|coste total|monto|valor total|prezzo totale|importo|importo totale|totale|costo totale|preço total|valor|custo total|totaalprijs|bedrag|totaal|wartość|总价|总金额|金额|合计|总计|總價|金額|合計|合計金額|総額|総計|금액|합계|총액',
      ),
    ],
    weak: names('value total|cost total|price total'),
  },
  currency: {
    sure: [
      ...pairs(
        'currency|price currency|cost currency|supplier currency|curr|pp currency',
        'code|iso|unit|key|id',
      ),
      ...names(
        'currency|curr|crcy|cur|cury|ccy|curcy|currency code|price currency|unit price currency|cost currency|supplier currency|purchase currency|document currency|curr code|currency iso|iso currency|währung|währungsschlüssel|währg|waehrung|waers|whrg|wä|wrg|devise|devises|monnaie|moneda|moneda del precio|divisa|valuta|moeda|waluta|валюта|код валюты|币种|货币|币别|币制|货币代码|幣別|通貨|通貨コード|貨幣|통화|화폐',
      ),
    ],
  },
  basis: {
    sure: names(
      'price basis|valuation basis|fair market value basis|preisbasis|bewertungsbasis|base de prix|base de precio',
    ),
    weak: names('basis'),
  },
  supplier: {
    sure: [
      ...pairs(
        'supplier|vendor|distributor|seller|lieferant|fournisseur|proveedor',
        'name|company|1',
      ),
      ...names(
        'supplier|suppliers|vendor|vendors|distributor|seller|primary supplier|preferred supplier|primary vendor|lieferant|lieferanten|lieferantenname|kreditor|kreditorenname|fournisseur|nom du fournisseur|proveedor|nombre del proveedor|fornitore|fornecedor|leverancier|dostawca|供应商|供应商名称|供货商|供應商|仕入先|仕入先名|購入先|サプライヤ|サプライヤー|공급업체|공급사|거래처',
      ),
    ],
    weak: [
      ...pairs('manufacturer|mfr|mfg|manf|maker|hersteller|brand|uploaded manufacturer', 'name|1'),
      ...names(
        'manufacturer|manufacturers|manufacturer s|mf|mfr|mfg|manf|mfctr|manuf|maker|make|brand|uploaded manufacturer|requested manufacturer|hersteller|herstellername|fabrikat|marke|fabricant|marque|constructeur|fabricante|marca|produttore|fabbricante|costruttore|producent|制造商|生产商|生产厂家|厂家|厂商|品牌|厂牌|製造商|メーカー|メーカ|メーカー名|製造元|製造者|제조사|제조업체|브랜드',
      ),
    ],
  },
  madeBy: {
    sure: names('made by|producing company|producing entity|hergestellt von'),
    weak: names(
      'manufactured by|subsidiary|entity|legal entity|company|company code|plant|manufacturing site|production site|site|werk|gesellschaft|buchungskreis|tochtergesellschaft|produzierendes werk|fertigungsstandort|herstellwerk|filiale|usine|site de production|société|planta|filial|empresa|工厂|子公司|公司|製造拠点|工場|製造会社',
    ),
  },
  usShare: {
    sure: names(
      'us content share|us content|us share|us content percent|us content percentage|us origin content|us controlled content|controlled us content|de minimis content|us content %|%us|us %|% us content|% us|us anteil|us ursprungsanteil|anteil us|part us|contenu us|contenu américain|contenido us|contenido de ee uu|contenido estadounidense|us inhalt|美国成分|美国含量|美国成分比例|米国原産比率|米国コンテンツ',
    ),
  },
  usEccn: {
    sure: names(
      'us content eccn|eccn of us content|us origin content eccn|eccn us content|eccn des us anteils|us anteil eccn|eccn du contenu us|eccn del contenido us|美国成分eccn|米国コンテンツeccn',
    ),
  },
  hts: {
    sure: [
      ...pairs(
        'hts|hs|htsus|us hts|us hs|htsn|tariff|customs tariff|harmonized|harmonised|harmonized system|harmonized tariff|harmonised tariff|hs tariff|customs|schedule b|sched b|commodity|taric|cn|cn8|intrastat|import',
        'code|codes|number|no|nr|num|classification',
      ),
      ...names(
        'hts|hs|htsus|htsusa|hts us|htsn|htsn us|us hts|us htsus|us schedule b|hs6|hs 6|hts6|hs8|hts10|hts 10|hs10|cn8|cn 8|taric|schedule b|sched b|schedb|harmonized tariff schedule|harmonized tariff|harmonized schedule|hs hts|hs hts code|hts hs code|hts schedule b|tarif|zolltarifnummer|zolltarifnr|zolltarif nr|zolltarif|ztn|warentarifnummer|warentarifnr|statistische warennummer|stat warennummer|stat warennr|warennummer|warennr|zollnummer|code douanier|code sh|code hs|nomenclature douanière|nomenclature combinée|numéro de tarif|code ndp|código arancelario|partida arancelaria|fracción arancelaria|fraccion arancelaria|posición arancelaria|código hs|código sa|código taric|arancel|codice doganale|codice hs|voce doganale|codice tariffa|nomenclatura combinata|ncm|código ncm|classificação fiscal|goederencode|kod cn|kod hs|kod celny|海关编码|海关商品编码|hs编码|hs 编码|hs码|税则号|税则号列|税号|商品编码|商品编号|海關編碼|稅則號列|稅號|hsコード|hs コード|関税番号|関税分類番号|統計品目番号|税番|hs코드|hs 코드|hs부호|세번|세번부호',
      ),
    ],
  },
  alternates: {
    sure: names(
      'alternates|alternate|alternate part|alternate parts|alternate part number|alternate part numbers|alternate pn|alternate item|alternate items|alternative|alternatives|alternative part|alternative parts|alternative part number|alternative item|alt pn|alt part|alt parts|alt part number|alt mpn|alternate mpn|alternative mpn|substitute|substitutes|substitute part|substitute item|second source|second sources|2nd source|alternativteil|alternativteile|alternative teilenummer|ersatzteil|ersatzmaterial|alternativmaterial|alternativposition|alternatif|équivalent|équivalents|alternativo|alternativa|sustituto|sustitutos|sostituto|substituto|替代料|替代料号|替代件|替代物料|替代品|代用料|代替品|代替部品|代替品番|대체품|대체부품',
    ),
  },
  notFitted: {
    sure: names(
      'not fitted|dnp|dni|dnf|dnm|dns|do not populate|do not place|do not fit|do not install|do not load|do not mount|do not stuff|do not assemble|do not solder|no load|no pop|nopop|no populate|no fit|no mount|not populated|not mounted|not placed|not assembled|not installed|unpopulated|exclude from bom|excluded from bom|exclude|excluded|nicht bestückt|nicht bestücken|unbestückt|nb|non monté|ne pas monter|non câblé|no montar|no montado|non montato|não montar|不贴|不贴装|不上件|不焊|未实装|未実装|実装しない|不実装|미실장|dnp dni',
    ),
  },
  fitted: {
    sure: names(
      'fitted|fit|populated|populate|mounted|mount|placed|place|installed|install|stuffed|load|loaded|assemble|assembled|include in bom|in bom|include|included|to be fitted|bestückt|bestücken|monté|à monter|montado|montar|montato|montare|是否贴装|贴装|上件|实装|実装|実装有無|실장',
    ),
  },
  note: {
    sure: names(
      'note|notes|remark|remarks|comments|bom notes|bom note|bom remarks|line note|line notes|item notes|part notes|position text|bemerkung|bemerkungen|anmerkung|anmerkungen|hinweis|notiz|notizen|positionstext|remarque|remarques|commentaire|commentaires|observations|nota|notas|observación|observaciones|comentario|comentarios|osservazioni|annotazioni|osservação|observação|observações|opmerking|opmerkingen|uwagi|备注|附注|注释|说明|備註|備考|注記|摘要|비고|메모',
    ),
    weak: names('comment|kommentar|memo|info|information|additional information'),
  },
}
