import type { TableQuestion } from './question.ts'

/** Asks in the words given which encoding a text is in; beside each stands the line in which they differ. */
export function encodingQuestion(
  text: string,
  encodings: readonly { encoding: string; sample: string }[],
): TableQuestion {
  return {
    id: 'encoding',
    about: 'encoding',
    text,
    readings: encodings.map(({ encoding, sample }) => ({
      value: encoding,
      label: encoding,
      columns: [],
      samples: [{ row: 1, text: sample, read: sample }],
    })),
    option: `--encoding ${encodings[0]?.encoding}`,
  }
}
