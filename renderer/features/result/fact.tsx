import type { ReactNode } from 'react'

interface FactProps {
  name: ReactNode
  /** Every digit, on hover. */
  exact?: string | undefined
  children: ReactNode
  testId?: string | undefined
}

/** A figure with its name, on one line where both fit. */
export function Fact({ name, exact, children, testId }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd title={exact} data-testid={testId}>
        {children}
      </dd>
    </div>
  )
}
