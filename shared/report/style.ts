/** The style sheet of every report: black on white, for A4 and Letter alike. */
export const STYLE = `
@page { margin: 16mm 14mm 18mm }
* { box-sizing: border-box }
html { font: 9pt/1.4 "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif; color: #000; background: #fff }
body { margin: 0 auto }
@media screen { body { max-width: 70rem; padding: 24px } }
h1 { font-size: 15pt; line-height: 1.25; margin: 0 0 2pt }
h2 { font-size: 10.5pt; margin: 14pt 0 4pt; break-after: avoid }
p { margin: 0 0 4pt }
h1, h2, p, td, th, dd { overflow-wrap: anywhere; unicode-bidi: isolate }
.subtitle, .note, .small { color: #444 }
.small { display: block }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: 0 8pt; margin: 3pt 0 }
dl.wide { grid-template-columns: max-content 1fr }
dt { color: #444 }
dd { margin: 0 }
.verdict { border: 1.5pt solid #000; padding: 6pt 8pt; margin: 8pt 0; break-inside: avoid }
.verdict strong { font-size: 12pt }
.statement { border-left: 3pt solid #000; padding: 2pt 8pt; margin: 8pt 0; break-inside: avoid }
table { width: 100%; border-collapse: collapse; margin: 0 0 4pt; font-variant-numeric: tabular-nums }
thead { display: table-header-group }
tr { break-inside: avoid }
th { overflow-wrap: normal; text-align: left; vertical-align: bottom; font-weight: 600; border-bottom: 1pt solid #000; padding: 2pt 4pt }
td { vertical-align: top; border-bottom: .5pt solid #bbb; padding: 2pt 4pt; min-width: 6rem }
ul { margin: 0; padding-left: 12pt }
.number { white-space: nowrap; overflow-wrap: normal }
.long { overflow-wrap: anywhere }
.gauge { display: block; width: 100%; height: auto; margin: 2pt 0 }
.first .signatures { margin-top: 6pt; break-inside: avoid }
.signatures td { border-bottom: .5pt solid #000; height: 22pt; vertical-align: bottom; width: 25% }
@media print { .first { break-after: page } }
.first h2 { margin: 6pt 0 2pt }
.first .statement, .first .verdict { margin: 5pt 0 }
.first td, .first th { padding: 1pt 4pt }
.first p { margin: 0 0 2pt }
.first table { margin: 0 0 2pt }
.right { text-align: right }
.center { text-align: center }
td.right { min-width: 6rem }
td.keep { min-width: 0; overflow-wrap: normal; white-space: nowrap }
.word { font-weight: 600 }
.outcome { display: block; font-weight: 600 }
.changed { font-weight: 600 }
`

/** Page numbers in the margin, where the browser supports boxes there. */
export const PAGE_NUMBERS = `
@page { @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt sans-serif } }
`
