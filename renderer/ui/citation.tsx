import { useState } from 'react'
import { citedTexts, type OfficialText } from '../../shared/rules/official-text.ts'
import { readOfficialTexts, useOfficialTexts } from '../stores/official-texts.ts'
import styles from './citation.module.css'

/** A citation that opens to the official words of its places, or says that none are carried. */
export function Citation({ cite }: { cite: string }) {
  const [isOpen, setOpen] = useState(false)
  const texts = useOfficialTexts((store) => store.texts)
  const turn = () => {
    setOpen(!isOpen)
    if (!isOpen) void readOfficialTexts()
  }
  return (
    <div className={styles.citation} data-open={isOpen || undefined} data-testid="citation">
      <button type="button" aria-expanded={isOpen} title="The official words" onClick={turn}>
        {cite}
      </button>
      {isOpen && <OfficialWords cite={cite} texts={texts} />}
    </div>
  )
}

interface OfficialWordsProps {
  cite: string
  texts: readonly OfficialText[]
}

/** The official words of the places of a citation, and of which none are carried. */
export function OfficialWords({ cite, texts }: OfficialWordsProps) {
  const cited = citedTexts(texts, cite)
  const label = `Official words of ${cite}`
  const missing = cited.filter(({ text }) => text === null).map(({ place }) => place)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.words} tabIndex={0} aria-label={label} data-testid="official-words">
      {cited.map(({ place, text }) =>
        text === null ? null : (
          <blockquote key={place}>
            <strong>{text.place === place ? place : `${place}, in ${text.place}`}</strong>
            <p>{text.text}</p>
          </blockquote>
        ),
      )}
      {cited.length === 0 && <p>Not a text of the Export Administration Regulations.</p>}
      {missing.length > 0 && (
        <p>
          The rules in use carry no text of {missing.join(', ')}. A pack that does is made from the
          XML of the eCFR: <code>minimis rules build --texts</code>
        </p>
      )}
    </section>
  )
}
