import { Button, Group, Stack, Text } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext, useRef, useState } from 'react'
import { asCallError } from '../../stores/call.ts'
import { FieldProblem } from '../../ui/field-problem.tsx'
import type { FormProblem } from './form-problem.ts'

interface FormProps {
  children: ReactNode
  /** Creates it; gives what keeps it from being created. */
  create: () => Promise<FormProblem | null>
  onDone: () => void
}

const Problem = createContext<FormProblem | null>(null)

/** The fields of something new; what cannot be used is said at its field, or below them all. */
export function Form({ children, create, onDone }: FormProps) {
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const found = await create()
      setProblem(found)
      form.current?.querySelector<HTMLInputElement>(`[name="${found?.field}"]`)?.select()
    } catch (error) {
      const { message, details } = asCallError(error)
      setProblem({ text: [message, ...details].join(' ') })
    }
  }
  return (
    <Problem value={problem}>
      <form ref={form} onSubmit={submit} onChange={() => setProblem(null)} noValidate>
        <Stack gap="sm">
          {children}
          {problem && problem.field === undefined && (
            <Text size="xs" c="var(--fail)" role="alert" data-testid="create-problem">
              {problem.text}
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
    </Problem>
  )
}

/** Name and error of a field of the form. */
export function useField(onTake: (field: string, text: string) => void) {
  const problem = useContext(Problem)
  return (name: string) => ({
    name,
    error: problem?.field === name && (
      <FieldProblem
        text={problem.text}
        readings={problem.readings}
        onTake={(text) => onTake(name, text)}
      />
    ),
  })
}
