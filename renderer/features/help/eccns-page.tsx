import { TextInput } from '@mantine/core'
import { eccnCandidates, oftenInNoEntry, wordsOf } from '../../../shared/help/eccn-words.ts'
import { toKnow } from '../../../shared/help/to-know.ts'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { useHelp } from '../../stores/help.ts'
import { closePanel, goTo } from '../../stores/screen.ts'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './help.module.css'

const MOST = 40

/** ECCNs to look at for a kind of part. It proposes and classifies nothing. */
export function EccnsPage() {
  const text = useHelp((store) => store.text)
  const pack = usePack()
  const begins = text.trim().toUpperCase()
  const byNumber =
    begins.length < 2
      ? []
      : [...pack.entryByEccn.keys()].filter((eccn) => eccn.startsWith(begins)).slice(0, MOST)
  const candidates = eccnCandidates(text, MOST)
  const often = oftenInNoEntry(text)
  return (
    <>
      <TextInput
        data-autofocus
        w={360}
        aria-label="Find ECCNs"
        placeholder="Kind of part or ECCN, such as GNSS receiver"
        value={text}
        onChange={({ currentTarget }) => useHelp.setState({ text: currentTarget.value })}
        data-testid="help-eccn-find"
      />
      <p className={styles.lead}>
        Candidates to look at, in words of our own. The entry decides; its technical figures are not
        in this app.
      </p>
      <table className={styles.eccns} data-testid="help-eccns">
        <tbody>
          {byNumber.map((eccn) => (
            <Line key={eccn} pack={pack} eccn={eccn} words={wordsOf(eccn) ?? ''} found={null} />
          ))}
          {candidates.map(({ eccn, words, family }) => (
            <Line key={eccn} pack={pack} eccn={eccn} words={words} found={family} />
          ))}
          {often.map(({ family, look }) => (
            <tr key={family}>
              <th scope="row">EAR99?</th>
              <td>
                A {family} is often in no entry.
                {look.length > 0 && ` Before saying so, look at ${look.join(', ')}.`}
              </td>
              <td>{family}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {text.trim() !== '' && byNumber.length + candidates.length + often.length === 0 && (
        <p>Nothing is known under “{text}”. That says nothing of its classification.</p>
      )}
    </>
  )
}

interface LineProps {
  pack: RulePack
  eccn: string
  words: string
  /** The kind of part by which it was found; null: by its number or its words. */
  found: string | null
}

function Line({ pack, eccn, words, found }: LineProps) {
  const show = () => {
    closePanel()
    goTo('rules', eccn)
  }
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={show} title="Show its rows in the rules">
          {eccn}
        </button>
      </th>
      <td>
        {words}
        <ul className={styles.toKnow}>
          {toKnow(pack, eccn).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </td>
      <td>{found}</td>
    </tr>
  )
}
