import { Button } from '@mantine/core'
import { useKept } from '../../stores/kept.ts'
import { count } from '../../ui/format.ts'
import { Message } from '../../ui/message.tsx'
import { notTakenPlace } from '../../ui/use-not-taken.ts'
import { entryPlace } from './entry-bar.tsx'
import { isBlank, type TypedLine } from './typed-line.ts'

/** Says that lines were typed and are not in the bill of materials, and brings back the bar with them. */
export function LeftLines({ product, onShow }: { product: string; onShow: () => void }) {
  const left = useKept(({ kept }) => {
    const refused = kept[notTakenPlace(entryPlace(product))] as readonly unknown[] | undefined
    const draft = kept[entryPlace(product)] as TypedLine | undefined
    return (refused?.length ?? 0) + (draft && !isBlank(draft) ? 1 : 0)
  })
  if (left === 0) return null
  return (
    <Message
      tone="notice"
      title={`${count(left, 'line')} typed and not added.`}
      actions={
        <Button size="compact-xs" onClick={onShow} data-testid="left-lines-show">
          Show
        </Button>
      }
      testId="left-lines"
    />
  )
}
