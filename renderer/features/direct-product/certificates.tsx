import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { isCalendarDay } from '../../../shared/model/calendar-day.ts'
import type { DirectProductCertificate } from '../../../shared/model/direct-product.ts'
import { asCallError } from '../../stores/call.ts'
import { certificatePlace, setCertificates } from '../../stores/direct-product.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './direct-product.module.css'

interface CertificatesProps {
  questionnaire: Questionnaire
  canEdit: boolean
}

/** BIS's model certificate (Supplement No. 1 to Part 734) as it came in, for the product or its maker. */
export function Certificates({ questionnaire, canEdit }: CertificatesProps) {
  const { certificates, maker, product } = questionnaire
  const [problem, setProblem] = useState<string | null>(null)
  const all = [
    ...certificates.product.map((one, at) => ({ of: 'item' as const, id: product, one, at })),
    ...(maker
      ? certificates.maker.map((one, at) => ({ of: 'company' as const, id: maker.id, one, at }))
      : []),
  ]
  const listOf = (of: 'item' | 'company') =>
    of === 'item' ? certificates.product : certificates.maker
  const write = async (
    of: 'item' | 'company',
    id: string,
    list: readonly DirectProductCertificate[],
  ) => {
    setProblem(null)
    try {
      await setCertificates(of, id, list)
      return true
    } catch (error) {
      setProblem(asCallError(error).message)
      return false
    }
  }
  return (
    <details className={styles.certificates} data-testid="certificates">
      <summary>
        Model certificates that came in (734 Supp. 1){' '}
        <span className={styles.muted}>{all.length}</span>
      </summary>
      <p className={styles.muted}>
        Evidence beside due diligence. The form has no scope for 734.9(e)(3), (k) and (l), and its
        wording of (h) and (j) is older than the rules: there its silence proves nothing.
      </p>
      {all.length > 0 && (
        <ul className={styles.recorded}>
          {all.map(({ of, id, one, at }) => (
            <li key={`${of} ${at}`}>
              <span>
                {one.signedBy}
                {one.company ? `, ${one.company}` : ''}, {one.on}
                <span className={styles.muted}>
                  {' '}
                  for {of === 'item' ? product : `all that ${maker?.name ?? id} makes`};{' '}
                  {one.scopes.length > 0 ? `names ${one.scopes.join(', ')}` : 'names no scope'}
                  {one.document ? `; ${one.document}` : ''}
                  {one.eccn && of === 'item' ? `; given for ${one.eccn}` : ''}
                </span>
              </span>
              <span className={styles.acts}>
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={!canEdit}
                  onClick={() =>
                    void write(
                      of,
                      id,
                      listOf(of).filter((_, i) => i !== at),
                    )
                  }
                >
                  Remove
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {canEdit && (
        <NewCertificate
          product={product}
          maker={maker}
          onRecord={(of, certificate) =>
            write(of, of === 'item' ? product : (maker?.id ?? ''), [...listOf(of), certificate])
          }
        />
      )}
    </details>
  )
}

interface NewCertificateProps {
  product: string
  maker: Questionnaire['maker']
  onRecord: (of: 'item' | 'company', certificate: DirectProductCertificate) => Promise<boolean>
}

/** What is typed of a certificate; Escape leaves it for the next time. */
interface CertificateDraft {
  signedBy: string
  company: string
  on: string
  document: string
  scopes: readonly string[]
}

const NOTHING: CertificateDraft = { signedBy: '', company: '', on: '', document: '', scopes: [] }

function NewCertificate({ product, maker, onRecord }: NewCertificateProps) {
  const pack = usePack()
  const [of, setOf] = useState<'item' | 'company'>('item')
  const [draft, setDraft] = useKeptState<CertificateDraft>(certificatePlace(product), NOTHING)
  const { signedBy, company, on, document, scopes } = draft
  const change = (changed: Partial<CertificateDraft>) => setDraft({ ...draft, ...changed })
  const [problems, setProblems] = useState<{ signedBy?: string; on?: string }>({})
  const record = async (event: FormEvent) => {
    event.preventDefault()
    const found = {
      ...(signedBy.trim() === '' && { signedBy: 'Give the name of who signed it.' }),
      ...(!/^\d{4}-\d\d-\d\d$/.test(on.trim()) || !isCalendarDay(on.trim())
        ? { on: 'Give the day as 2026-05-04.' }
        : {}),
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const isKept = await onRecord(of, {
      signedBy: signedBy.trim(),
      on: on.trim(),
      scopes: [...scopes],
      ...(company.trim() && { company: company.trim() }),
      ...(document.trim() && { document: document.trim() }),
    })
    if (!isKept) return
    setDraft(undefined)
  }
  return (
    <form className={styles.form} onSubmit={record} noValidate>
      {maker && (
        <SegmentedControl
          aria-label="What the certificate is for"
          value={of}
          onChange={(value) => setOf(value as 'item' | 'company')}
          data={[
            { value: 'item', label: product },
            { value: 'company', label: `all that ${maker.name ?? maker.id} makes` },
          ]}
        />
      )}
      <div className={styles.fields}>
        <TextInput
          label="Signed by"
          value={signedBy}
          error={problems.signedBy}
          onChange={(event) => change({ signedBy: event.currentTarget.value })}
          data-testid="certificate-signed-by"
        />
        <TextInput
          label="Company"
          value={company}
          onChange={(event) => change({ company: event.currentTarget.value })}
        />
        <TextInput
          label="On"
          placeholder="YYYY-MM-DD"
          value={on}
          error={problems.on}
          onChange={(event) => change({ on: event.currentTarget.value })}
          data-testid="certificate-on"
        />
        <TextInput
          label="Document"
          value={document}
          onChange={(event) => change({ document: event.currentTarget.value })}
        />
      </div>
      <Checkbox.Group
        label="Scopes that it names"
        value={[...scopes]}
        onChange={(values) => change({ scopes: values })}
      >
        <div className={styles.scopes}>
          {(pack.directProduct.certificate?.scopes ?? []).map(({ id }) => (
            <Checkbox key={id} value={id} label={id} size="xs" />
          ))}
        </div>
      </Checkbox.Group>
      <Button type="submit" variant="default" data-testid="certificate-record">
        Record the certificate
      </Button>
    </form>
  )
}
