import { useComparing } from '../../stores/comparing.ts'
import { deferred } from '../../ui/deferred.tsx'

export const CompareStates = deferred('The comparison', async () => {
  return (await import('./compare-states.tsx')).CompareStates
})

/** What differs between two states of a product at any depth, and what that did to its verdicts. */
export function CompareDialog() {
  const comparing = useComparing((store) => store.comparing)
  if (!comparing) return null
  return <CompareStates key={JSON.stringify(comparing)} comparing={comparing} />
}
