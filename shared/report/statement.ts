/** What every report says, whatever its verdicts are. */
export const STATEMENT =
  '“Not subject by reason of de minimis” is not a clearance. It says that the US content of this ' +
  'foreign-made item does not by itself bring it under the EAR for this destination, on the data ' +
  'and the rules named here, and nothing more. Foreign direct product rules (734.9), sanctions, ' +
  'end uses and end users (Part 744) and the law of other countries apply whatever the share is.'
