import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { asCallError } from '../../stores/call.ts'

interface FormProps {
  children: ReactNode
  /** Creates it; gives a sentence where something that was typed cannot be used. */
  create: () => Promise<string | null>
  onDone: () => void
}

/** The fields of something new, with why it cannot be created below them. */
export function Form({ children, create, onDone }: FormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      setProblem(await create())
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem([message, ...details].join(' '))
    }
  }
  return (
    <form onSubmit={submit} onChange={() => setProblem(null)} noValidate>
      <Stack gap="sm">
        {children}
        {problem && (
          <Text size="xs" c="var(--fail)" role="alert" data-testid="create-problem">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" data-testid="create">
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
