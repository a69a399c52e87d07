import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Message } from './message.tsx'

interface CrashBoundaryProps {
  children: ReactNode
}

/** Shows what failed in place of an empty window. Every edit is in the file, so nothing is lost. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Message
        tone="problem"
        title="This screen cannot be shown."
        actions={<Button onClick={() => window.location.reload()}>Load it again</Button>}
        testId="crash"
      >
        {error.message}. Every edit that was made is in the file.
      </Message>
    )
  }
}
