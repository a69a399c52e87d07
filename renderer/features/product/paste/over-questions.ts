import type { TableQuestion } from '../../../../shared/tabular/question.ts'
import type { OverAnswers, OverCell } from './over-cells.ts'

const SAMPLES = 3

/** What pasted cells leave open: their decimal mark, or in which currency they are. */
export function overQuestions(cells: readonly OverCell[], answers: OverAnswers): TableQuestion[] {
  const open = cells.filter(({ readings }) => readings.length > 0)
  const inCurrency = open.filter((cell) => isAboutCurrency(cell))
  const numbers = open.filter((cell) => !isAboutCurrency(cell))
  const questions: TableQuestion[] = []
  if (numbers.length > 0 && !answers.decimal) questions.push(decimalQuestion(numbers))
  if (inCurrency.length > 0) questions.push(currencyQuestion(inCurrency))
  return questions
}

/** A cell whose readings are what stands in it with a currency behind. */
function isAboutCurrency({ readings }: OverCell): boolean {
  const [first = '', second = ''] = readings
  return first.replace(/ [A-Z]{3}$/, '') === second.replace(/ [A-Z]{3}$/, '')
}

function decimalQuestion(cells: readonly OverCell[]): TableQuestion {
  const reading = (value: '.' | ',', label: string) => ({
    value,
    label,
    columns: [],
    samples: cells.slice(0, SAMPLES).map(({ to }, row) => ({
      row,
      text: to,
      read: value === '.' ? to.replaceAll(',', '') : to.replaceAll('.', '').replace(',', '.'),
    })),
  })
  return {
    id: 'decimal',
    about: 'decimal',
    text: 'Which is the decimal mark of the numbers?',
    readings: [reading('.', 'the point'), reading(',', 'the comma')],
    option: '',
  }
}

function currencyQuestion(cells: readonly OverCell[]): TableQuestion {
  const codes = new Set(cells.flatMap(({ readings }) => readings.map((text) => text.slice(-3))))
  return {
    id: 'currency',
    about: 'currency',
    text: 'In which currency are the prices?',
    readings: [...codes].map((code) => ({
      value: code,
      label: code,
      columns: [],
      samples: cells
        .slice(0, SAMPLES)
        .map(({ to }, row) => ({ row, text: to, read: `${to} ${code}` })),
    })),
    option: '',
  }
}
