import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Term } from '../../../shared/help/term.ts'
import { TERMS } from '../../../shared/help/terms.ts'
import { useHelp } from '../../stores/help.ts'
import { ranked } from '../../ui/choosing/rank.ts'
import { Citation } from '../../ui/citation.tsx'
import styles from './help.module.css'

/** The glossary, by the alphabet or as a text finds it. */
export function WordsPage() {
  const { text, term } = useHelp()
  const shown = useRef<HTMLElement>(null)
  const found = text.trim() === '' ? BY_NAME : foundTerms(text)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another word is another place
  useEffect(() => shown.current?.scrollIntoView({ block: 'start' }), [term])

  return (
    <>
      <TextInput
        data-autofocus
        w={320}
        aria-label="Find a word"
        placeholder="Word, such as fair market value"
        value={text}
        onChange={({ currentTarget }) =>
          useHelp.setState({ text: currentTarget.value, term: null })
        }
        data-testid="help-find"
      />
      <div className={styles.words} data-testid="help-words">
        {found.map((one) => (
          <article
            key={one.id}
            ref={one.id === term ? shown : null}
            data-current={one.id === term || undefined}
          >
            <h3>{one.name}</h3>
            <p>{one.what}</p>
            <p>{one.why}</p>
            {one.where && <p>Where to find it: {lowered(one.where)}</p>}
            {one.cite && <Citation cite={one.cite} />}
          </article>
        ))}
        {found.length === 0 && <p>No word of the glossary matches “{text}”.</p>}
      </div>
    </>
  )
}

const BY_NAME = [...TERMS].sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** The nearest first: by its names, then by what is said of it. */
function foundTerms(text: string): Term[] {
  const named = ranked(TERMS, text, ({ id, name, also }) => ({ value: id, name, also })).map(
    ({ value }) => value,
  )
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const said = TERMS.filter(
    (term) =>
      !named.includes(term) &&
      words.every((word) => `${term.what} ${term.why}`.toLowerCase().includes(word)),
  )
  return [...named, ...said]
}

function lowered(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}
