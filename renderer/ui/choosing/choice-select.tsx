import { Select, type SelectProps } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import {
  meantOption,
  meantPlace,
  type Options,
  rankedOptions,
  rankedPlaces,
} from './ranked-options.ts'

interface ChoiceSelectProps
  extends Omit<SelectProps<string>, 'onChange' | 'data' | 'filter' | 'searchable' | 'ref'> {
  data: Options
  /** Countries or destinations, which have many names. */
  ofPlaces?: boolean
  onChoose: (value: string) => void
  /** The choice was taken back; absent: there always is one. */
  onClear?: () => void
  inputRef?: Ref<HTMLInputElement>
}

/**
 * One of a closed list, which can be typed. Enter takes what an arrow marks, or the one that the text
 * names or begins; where that is none or several it takes nothing, and neither does leaving it.
 */
export function ChoiceSelect(props: ChoiceSelectProps) {
  const { ofPlaces = false, onChoose, onClear, inputRef, data, ...given } = props
  const [search, setSearch] = useState('')
  const meantBy = (text: string) => (ofPlaces ? meantPlace(data, text) : meantOption(data, text))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    given.onKeyDown?.(event)
    const { currentTarget: input } = event
    // Enter may come before the list has opened and marked what is meant.
    if (event.key !== 'Enter' || input.getAttribute('aria-activedescendant')) return
    const meant = meantBy(input.value)
    if (meant === null || meant === given.value) return
    event.preventDefault()
    onChoose(meant)
    given.onOptionSubmit?.(meant)
  }
  return (
    <Select<string>
      {...given}
      ref={inputRef}
      data={data as NonNullable<SelectProps<string>['data']>}
      searchable
      clearable={onClear !== undefined}
      selectFirstOptionOnChange={meantBy(search) !== null}
      filter={ofPlaces ? rankedPlaces : rankedOptions}
      onSearchChange={setSearch}
      onKeyDown={onKeyDown}
      onChange={(value) => (value === null ? onClear?.() : onChoose(value))}
    />
  )
}
