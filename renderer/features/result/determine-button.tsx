import { Button } from '@mantine/core'
import { memo } from 'react'
import { determine } from '../../stores/determining.ts'

/** Keeps the result as a determination that somebody answers for. */
export const DetermineButton = memo(function DetermineButton({ product }: { product: string }) {
  return (
    <Button
      variant="default"
      title="Keep the result as a determination (Ctrl+Shift+E)"
      onClick={() => determine(product)}
      data-testid="determine"
    >
      Determine
    </Button>
  )
})
