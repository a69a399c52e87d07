/** What the app does not answer, each in a sentence or two. */
export const LIMITS: readonly { title: string; text: string }[] = [
  {
    title: 'Parties and uses are not asked',
    text: 'Part 744 (Entity List, denied persons, military and weapons uses) adds needs by who receives a product and what for. No share answers it.',
  },
  {
    title: 'Other authorities are not asked',
    text: 'The sanctions of the Office of Foreign Assets Control have a test of their own for Iran, with other content and another figure. The law of the exporter’s own country stands beside all of it.',
  },
  {
    title: 'Nothing is classified',
    text: 'ECCNs come from you. Words and candidates say where to look; the entry decides, and its technical figures are not in this app.',
  },
  {
    title: 'A pass is no clearance',
    text: '“Not subject by reason of de minimis” says that the share of controlled US content does not bring the product under the regulations. The direct product rules may.',
  },
  {
    title: 'The rules are of a day',
    text: 'A rule pack ends with the text that was read for it. What was published later is not known to it; the result names the days.',
  },
  {
    title: 'What was not read is unknown',
    text: 'Where a list or a section was not seen, the result is undetermined and says so. It is never taken to be harmless.',
  },
  {
    title: 'It is no legal advice',
    text: 'It works out, explains and records. Whoever signs a determination answers for it.',
  },
]
