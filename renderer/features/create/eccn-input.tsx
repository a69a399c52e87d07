import type { ReactNode } from 'react'
import { remarkOnEccn } from '../../../shared/rules/eccn-remark.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { eccnOffer } from '../../ui/choosing/offers.ts'
import { PickInput } from '../../ui/choosing/pick-input.tsx'
import { Helped } from '../../ui/help-mark.tsx'
import { typedEccn } from './typed-eccn.ts'

interface EccnInputProps {
  name: string
  error: ReactNode
  pack: RulePack
  value: string
  onChange: (text: string) => void
  testId?: string
}

/** The ECCN of something new; what the rules do not have is remarked while it is typed. */
export function EccnInput({ pack, testId, ...field }: EccnInputProps) {
  const eccn = typedEccn(field.value)
  const remark = eccn.ok && eccn.value !== null ? remarkOnEccn(pack, eccn.value) : null
  return (
    <Helped term="eccn">
      <PickInput
        {...field}
        {...eccnOffer(pack)}
        label="ECCN"
        listLabel="ECCN"
        description={remark ?? 'To the paragraph where known'}
        placeholder="not known"
        data-testid={testId}
      />
    </Helped>
  )
}
