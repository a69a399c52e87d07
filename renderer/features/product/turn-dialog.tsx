import { Button, Modal } from '@mantine/core'
import { memo } from 'react'

/** A part that a move would make a sub-assembly, and the move. */
export interface Turning {
  part: string
  go: () => void
}

interface TurnDialogProps {
  /** null: nothing is asked. */
  turning: Turning | null
  onClose: () => void
}

/** Asks before a part becomes a sub-assembly, since it loses what only a part has. */
export const TurnDialog = memo(function TurnDialog({ turning, onClose }: TurnDialogProps) {
  return (
    <Modal
      opened={turning !== null}
      onClose={onClose}
      title={`Make ${turning?.part} a sub-assembly?`}
      returnFocus={false}
    >
      <p>
        {turning?.part} is a part. As a sub-assembly it has lines of its own, wherever it is used;
        its country of origin, supplier, declared US content and answers about it as a part are
        given up. Undo brings them back.
      </p>
      <Button
        data-autofocus
        onClick={() => {
          turning?.go()
          onClose()
        }}
        data-testid="turn"
      >
        Make it a sub-assembly
      </Button>
    </Modal>
  )
})
