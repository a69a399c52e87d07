import { withThousands } from '../../../shared/money/display.ts'
import { inNumberFormat } from '../../ui/number-format.ts'

/** An exact amount with its thousands set apart, in the number format of this user. */
export function exactText(exact: string): string {
  return inNumberFormat(withThousands(exact))
}
