/** How each command is called, for the help and for a command line that cannot be used. */
export const calcUsage = `calc MODEL.json|FILE.minimis [--product ID]… [--to CN,IR | --to all] [--top]
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [--json | --explain]
         the de minimis result of every product and destination, by the rules in force in the
         workspace or by --rules, a pack's id or its .minimis-pack file; --explain: what is told before the calculation, each rule of 734.9`

export const checkUsage = `check MODEL.json|FILE.minimis --shipment FILE.json [--list FILE.json|.csv]…
       [--freeze FILE.json] [--keep] [--confirm] [--rules PACK] [--on YYYY-MM-DD] [--revision N]
       [--switch NAME=OPTION]… [--look-through | --second-incorporation] [-o FILE.csv|.xlsx] [--json]
         one answer to a shipment with all that it rests on; --freeze keeps it in a new file,
         --keep in the workspace, --confirm draws down the licence that covers it too
  check MODEL.json|FILE.minimis --orders FILE.csv|.xlsx [-o FILE.csv|.xlsx] …
         the same of every shipment of an order book, each with what those before it leave of a licence;
         rows that cannot be read are named, and the others answered
  check FILE.minimis --kept [--on YYYY-MM-DD] [--json]
         the checks that it keeps: whether each is what was kept, and what it would answer now`

export const compareUsage = `compare BASE.json|FILE.minimis --scenario SCENARIO.json… [--product ID]… [--top]
       [--to CN,IR | --to all] [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N]
       [--switch NAME=OPTION]… [--look-through | --second-incorporation] [--json]
         scenarios beside their base: what flips, by which change, and what the parts cost
  compare FILE.minimis --revision N --with M|now [--product ID]… [--top] [--to CN,IR | --to all]
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [--json]
         two revisions, each on its own day: what differs at any depth, and the verdicts that moved`

export const determineUsage = `determine MODEL.json|FILE.minimis --product ID --to CN,IR --number TEXT --by NAME
       --rationale TEXT [--note CODE=TEXT]… [--scenario NAME|SCENARIO.json]…
       [--approved-by NAME] [--valid-until YYYY-MM-DD]
       [--attach FILE]… [--previous FILE] [--supersedes FILE --because TEXT]
       [--key FILE [--passphrase-file FILE]] [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N]
       [--switch NAME=OPTION]… [--look-through | --second-incorporation] -o FILE
         a determination as a file that alone suffices to compute it anew`

export const floorUsage = `floor MODEL.json|FILE.minimis [--product ID]… [--to CN,IR | --to all] [--top]
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [--json | --csv | --xlsx FILE.xlsx]
         the lowest selling price at which a product is not subject, and until when it is good`

export const importUsage = `import FILE.csv|.xlsx --product ID -o MODEL.json [--map MAPPING.json]
       [--into MODEL.json|FILE.minimis] [--keep-broken-fields] [--keep-broken-rows]
       [--sheet NAME] [--encoding NAME]
       [--delimiter CHARACTER] [--header ROW] [--take FIELD="Heading"]… [--currency CODE]
       [--decimal .|,] [--answer ID=VALUE]… [--lines update|replace|add]
         the lines of a product from a table, as a model file; what the table leaves open is
         asked, with the option that settles it
  import FILE.csv|.xlsx --facts --into MODEL.json|FILE.minimis -o MODEL.json [--overwrite] …
         what a table without quantities says of parts that the model has`

export const keyUsage = `key new -o FILE [--passphrase-file FILE] | key show FILE
         makes the key with which an office signs, or shows the fingerprint of one`

export const leversUsage = `levers BASE.json|FILE.minimis --product ID --to CN [--scenario SCENARIO.json]…
       [--alternates FILE.json] [--target SHARE] [--ranges FILE.json] [--seed N] [--samples N]
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [--json]
         which part, price, origin or rate would change the verdict`

export const licencesUsage = `licences FILE.minimis [--on YYYY-MM-DD] [--json | --csv | --xlsx FILE.xlsx | --ics FILE.ics]
         applications and licences: how each stands, what is left, the next day
  licences show FILE.minimis REFERENCE [--on YYYY-MM-DD] [--json]
  licences record FILE.minimis REFERENCE EVENT [--day YYYY-MM-DD] [--set NAME=VALUE]… [--event JSON]
         what happened to one, such as filed, intent-to-deny, issued, shipped
  licences import FILE.minimis TABLE.csv|.xlsx
         enters licences with the columns that --csv writes`

export const openUsage = `open [FILE.minimis]
         opens the app, with a workspace`

export const paperUsage = `paper application|report|certificate MODEL.json|FILE.minimis --product ID --to CN
       [--given FILE.json] [--set ENTRY=TEXT]… [--spare ITEM=NUMBER]… [--scenario SCENARIO.json]…
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--switch NAME=OPTION]…
       [--look-through | --second-incorporation] [-o FILE.txt|.html|.json | --json]
         one of the regulator's papers from a result, with what is missing at its top`

export const reportsUsage = `reports MODEL.json|FILE.minimis [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--json]
         the one-time technology reports: filed, days left, to be relied on, and for where`

export const rulesUsage = `rules [ECCN]… [--rules PACK|FILE] [--json]
         the rule pack: its date, sources, coverage and switches, or the licence rows of ECCNs`

export const clockUsage = `rules clock [MODEL.json|FILE.minimis] [--product ID]… [--to CN,IR | --to all]
       [--rules PACK|FILE] [--on YYYY-MM-DD] [--revision N] [--switch NAME=OPTION]… [--json]
         the days on which rows of the rules turn, the verdicts that turn with them, and the
         determinations of a workspace that they touch`

export const packUsage = `rules export -o FILE.minimis-pack [--rules PACK|FILE] [--key FILE [--passphrase-file FILE]]
  rules show FILE.minimis-pack [--key FINGERPRINT]… [--json]
  rules diff PACK|FILE.minimis-pack [PACK|FILE.minimis-pack] [--words] [--json]
         a rule pack as one file; what a file holds, once it is checked; two packs compared`

export const buildUsage = `rules build --ecfr FILE.xml [FILE.xml]… --as-of YYYY-MM-DD -o FILE.minimis-pack
       [--base PACK|FILE.minimis-pack] [--id NAME] [--texts] [--keep CITATION]… [--country "NAME=CODE"]…
       [--without-anchor CODE]… [--report FILE.json] [--key FILE [--passphrase-file FILE]]
         a rule pack from the XML of the eCFR: what is read, what is carried over, what is asked
  rules text CITATION --pack FILE.minimis-pack [--json]
         the official words of a citation, where a pack carries them`

export const screenUsage = `screen NAME… [--names FILE.csv] --list FILE.json|.csv… [--country CN] [--most N] [--json]
  screen --workspace FILE.minimis [--json]
         listed parties that names, or the parties of a workspace, may stand for, as a question to a person`

export const sparesUsage = `spares MODEL.json|FILE.minimis --product ID --to CN [--spare ITEM=NUMBER]…
       [--quantity NUMBER] [--scenario SCENARIO.json]… [--rules PACK|FILE] [--on YYYY-MM-DD]
       [--revision N] [--switch NAME=OPTION]… [--look-through | --second-incorporation]
       [-o FILE.csv|.xlsx | --json]
         the US parts of a product as spare parts for a destination, each judged by itself`

export const templateUsage = `template -o FILE.xlsx
         an empty bill of materials to fill in, with choices and a guide`

export const verifyUsage = `verify FILE [--key FINGERPRINT]… [--previous FILE]
       [--rules PACK|FILE.minimis-pack|FILE.minimis] [--json]
         computes a determination anew from its file alone, and says who signed it; --rules: the pack
         that it was made with, where the app has it not, or a workspace that keeps it;
         the same of a check of a shipment: --rules FILE.minimis says whether that workspace keeps it`
