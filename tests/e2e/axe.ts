import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe calls serious or critical on screen, by all rules or by those that are named. */
export async function graveViolations(page: Page, only?: readonly string[]): Promise<string[]> {
  const found = await violations(page, only)
  return found.filter((what) => /^(serious|critical) /.test(what))
}

/** What axe finds wrong with what is on screen: how grave, which rule, which element and why. */
export async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  const options: RunOptions = {
    preload: false,
    resultTypes: ['violations'],
    ...(only && { runOnly: { type: 'rule', values: [...only] } }),
  }
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  return found.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none][0]?.message ?? ''
      return `${impact} ${id}: ${html.slice(0, 200)} ${why}`
    }),
  )
}
