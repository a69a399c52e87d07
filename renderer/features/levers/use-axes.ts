import { useMemo } from 'react'
import { type StudySubject, tornado } from '../../stores/levers.ts'
import { type AxisChoice, axisChoices } from './axis-words.ts'
import { useStudy } from './use-study.ts'

/** The amounts that a subject can be asked about; null: not known yet. */
export function useAxes(subject: StudySubject) {
  const question = useMemo(() => ({ ...subject, spread: '0.1' }), [subject])
  const study = useStudy(tornado, question)
  const { shown } = study
  const answered = shown.state === 'current' ? shown.answered : shown.older
  const bars = answered?.answer.answer?.bars ?? null
  const axes = useMemo<AxisChoice[] | null>(() => bars && axisChoices(bars), [bars])
  return { axes, study }
}
