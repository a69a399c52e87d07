import { Button } from '@mantine/core'
import { AddIcon } from './icons.tsx'

interface AddButtonProps {
  /** What is added, such as `New product`. */
  label: string
  /** The key that does the same. */
  hint?: string
  onClick: () => void
  testId: string
}

/** Starts to add something to the table below it. */
export function AddButton({ label, hint = 'Insert', onClick, testId }: AddButtonProps) {
  return (
    <Button
      variant="default"
      leftSection={<AddIcon size={14} />}
      title={hint}
      onClick={onClick}
      data-testid={testId}
    >
      {label}
    </Button>
  )
}
