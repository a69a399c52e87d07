import { TextInput, type TextInputProps } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import {
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { OptionList } from './option-list.ts'
import { closed, type Offer, offering, type Picking, stepped, taken } from './picking.ts'

type Given = Omit<TextInputProps, 'value' | 'onChange' | 'ref'>

export interface PickInputProps extends Given, Offer {
  /** What the list is called, where the field has no label of its own. */
  listLabel: string
  value: string
  onChange: (text: string) => void
  /** One was taken by Enter or a click. */
  onPick?: ((value: string) => void) | undefined
  /** Everything is offered as soon as the field has the keyboard, whatever stands in it. */
  opensOnFocus?: boolean
  inputRef?: Ref<HTMLInputElement> | undefined
}

/**
 * An input that offers values with what they mean. The field says what will be taken: what is typed,
 * or what an arrow or a click puts in its place. Enter alone completes what can mean one value only,
 * and leaving the field takes nothing that does not stand in it.
 */
export function PickInput(props: PickInputProps) {
  const { listLabel, value, suggest, begun, onChange, onPick, opensOnFocus, inputRef, ...given } =
    props
  const [picking, setPicking] = useState<Picking>(() => closed(value))
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<OptionList | null>(null)
  const latest = useRef(props)
  latest.current = props
  const offer = { suggest, begun }
  // what stands in the field was changed from outside
  const shown = picking.text === value ? picking : closed(value)

  const take = (chosen: string) => {
    setPicking(closed(chosen))
    latest.current.onChange(chosen)
    latest.current.onPick?.(chosen)
  }
  const choose = useRef(take)
  choose.current = take
  useEffect(() => {
    if (!input.current) return
    const made = new OptionList(input.current, listLabel, (chosen) => choose.current(chosen))
    list.current = made
    return () => made.remove()
  }, [listLabel])
  useLayoutEffect(() => {
    list.current?.draw(shown)
  })

  const show = (next: Picking) => {
    setPicking(next)
    if (next.text !== value) onChange(next.text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (props.readOnly || props.disabled) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && !event.altKey && !event.ctrlKey) {
      event.preventDefault()
      event.stopPropagation()
      show(shown.offered.length > 0 ? stepped(shown, step) : offering(value, offer))
      return
    }
    if (event.key === 'Escape' && shown.offered.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      setPicking(closed(value))
      return
    }
    if (event.key === 'Enter' && shown.marked >= 0) {
      event.preventDefault()
      take(taken(shown))
      return
    }
    if (event.key === 'Enter') setPicking(closed(value))
    given.onKeyDown?.(event)
  }
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    setPicking(closed(value))
    given.onBlur?.(event)
  }
  return (
    <TextInput
      {...given}
      ref={useMergedRef(input, inputRef)}
      {...(shown.offered.length > 0 && { 'data-mantine-stop-propagation': true })}
      value={value}
      onChange={(event) => show(offering(event.currentTarget.value, offer))}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (opensOnFocus && !props.readOnly) setPicking({ ...offering('', offer), text: value })
        given.onFocus?.(event)
      }}
      onBlur={onBlur}
      spellCheck={false}
    />
  )
}
