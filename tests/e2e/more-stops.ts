import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { dayAfter, localDay } from '../../shared/model/calendar-day.ts'
import { openProduct } from './bom-grid.ts'
import { newUserData, type RunningApp } from './launch.ts'

/** A screen or what lies over one: how one gets there, and how away again. */
export interface Stop {
  name: string
  open: (page: Page) => Promise<unknown>
  close?: (page: Page) => Promise<unknown>
}

const LONG = { timeout: 120_000 }
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const leave = (page: Page) => press(page, 'Escape')
const shown = (page: Page, testId: string) => page.getByTestId(testId).first().waitFor(LONG)
const click = (page: Page, testId: string) => page.getByTestId(testId).first().click(LONG)

const DAY = localDay(new Date())
/** A licence that was issued, and an application that is to be denied: each with what is due. */
const LICENCES = [
  {
    kind: 'saveLicence',
    licence: {
      reference: 'CN-2026-1',
      type: 'reexport',
      destinations: ['CN'],
      parties: [
        { role: 'applicant', name: 'Meridian Telecom', country: 'DE' },
        { role: 'ultimate-consignee', name: 'Orient Telecom', country: 'CN' },
      ],
      items: [
        {
          product: 'ER-4400',
          description: 'Edge router',
          eccn: '5A002.a',
          quantity: '10',
          value: '123456789.12',
          currency: 'USD',
        },
      ],
    },
    events: [
      { kind: 'filed', day: dayAfter(DAY, -60), controlNumber: 'Z100001' },
      { kind: 'registered', day: dayAfter(DAY, -59) },
      {
        kind: 'issued',
        day: dayAfter(DAY, -20),
        number: 'D1234567',
        items: [
          {
            product: 'ER-4400',
            description: 'Edge router',
            eccn: '5A002.a',
            quantity: '10',
            value: '123456789.12',
            currency: 'USD',
          },
        ],
        conditions: [
          {
            text: 'No reexport without a new licence, and no use by the military.',
            tell: ['Orient Telecom'],
            acknowledge: true,
          },
        ],
      },
    ],
  },
  {
    kind: 'saveLicence',
    licence: {
      reference: 'IN-2026-2 with a long reference of the company',
      type: 'reexport',
      destinations: ['IN'],
      items: [{ description: 'Radio unit', quantity: '2' }],
    },
    events: [
      { kind: 'filed', day: dayAfter(DAY, -55), controlNumber: 'Z100002' },
      { kind: 'registered', day: dayAfter(DAY, -54) },
      { kind: 'intent-to-deny', day: dayAfter(DAY, -25), paper: 'letter of BIS' },
    ],
  },
] as const

const PARTIES = [
  { id: 'C-1', name: 'Kite Works Ltd', country: 'CN', roles: ['end-user'] },
  { id: 'C-2', name: '北方工业', country: 'CN', roles: ['purchaser'] },
  {
    id: 'C-3',
    name: 'Osprey Marine',
    country: 'CN',
    roles: ['end-user'],
    owners: [{ party: 'C-1', percent: '60' }],
  },
] as const

/** Licences with what is due, trade parties without a list and with a hit. */
export function officeStops(running: () => RunningApp | null): readonly Stop[] {
  return [
    {
      name: 'licences',
      open: async (page) => {
        await apply(page, LICENCES)
        await press(page, 'Control+Shift+L')
        await click(page, 'licence-row')
        await shown(page, 'licence-event')
      },
    },
    {
      name: 'licences-check',
      open: async (page) => {
        await click(page, 'check-shipment')
        await shown(page, 'check-run')
      },
      close: leave,
    },
    {
      name: 'trade-parties',
      open: async (page) => {
        await apply(
          page,
          PARTIES.map((party) => ({ kind: 'setParty', party })),
        )
        await press(page, 'Control+Shift+P')
        await page.locator('[data-testid="party-grid"] [row-id="C-1"]').first().waitFor()
      },
    },
    {
      name: 'trade-parties-hit',
      open: async (page) => {
        const path = join(newUserData(), 'list.json')
        writeFileSync(path, JSON.stringify({ results: [LISTED] }))
        await running()?.app.evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
        }, path)
        await click(page, 'list-read')
        await page.getByTestId('list-as-of').fill(localDay(new Date()))
        await click(page, 'list-take')
        await page.getByTestId('list-form').waitFor({ state: 'detached', ...LONG })
        await page.locator('[data-testid="party-grid"] [row-id="C-1"] [col-id="id"]').click()
        await shown(page, 'hit')
      },
    },
  ]
}

const LISTED = {
  id: 'e1',
  source: 'Entity List (EL) - Bureau of Industry and Security',
  name: 'Kite Works',
  addresses: [{ address: '1 Long Road', city: 'Shenzhen', country: 'CN' }],
  license_requirement: 'For all items subject to the EAR (see §§734.9(e) and 744.11 of the EAR)4',
}

async function apply(page: Page, commands: readonly object[]): Promise<void> {
  const answer = await page.evaluate((given) => window.minimis.call('edit.apply', given as never), {
    kind: 'batch',
    what: 'A test',
    commands,
  } as unknown)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

async function help(page: Page, tab: string): Promise<void> {
  if ((await page.getByTestId('help').count()) === 0) await click(page, 'nav-help')
  await click(page, `help-page-${tab}`)
}

async function study(page: Page, name: string): Promise<void> {
  await page.getByTestId('study').getByText(name, { exact: true }).click()
}

/** One more than the demo has, so that four stand beside the base. */
const FOURTH = {
  format: 'minimis-scenario',
  version: 1,
  name: 'A dearer OT-8000, with a long name',
  changes: [
    {
      kind: 'setSellingPrice',
      product: 'OT-8000',
      price: { amount: '123456789.12', currency: 'USD' },
    },
  ],
}

/** The screens and dialogs that are looked at where every size is asked for. */
export const MORE: readonly Stop[] = [
  {
    name: 'workbench',
    open: async (page) => {
      await press(page, 'Control+5')
      await click(page, 'show-questions')
      await shown(page, 'answer-box')
      await page
        .getByTestId('answer-box')
        .getByText(/in \d+ open verdict/)
        .waitFor(LONG)
    },
    close: (page) => click(page, 'show-register'),
  },
  {
    name: 'compared',
    open: async (page) => {
      await apply(page, [{ kind: 'saveScenario', scenario: FOURTH }])
      await press(page, 'Control+4')
      await page.getByTestId('scenario').nth(3).waitFor()
      await page.getByTestId('scenario-list').focus()
      await press(page, 'Home')
      for (let n = 0; n < 4; n++) await press(page, 'Space', 'ArrowDown')
      await shown(page, 'comparison')
      await page.getByTestId('compared-older').waitFor({ state: 'detached', ...LONG })
    },
  },
  {
    name: 'compared-detail',
    open: async (page) => {
      await page.getByTestId('compared').first().locator('td').nth(1).click()
      await shown(page, 'detail-verdict')
    },
    close: leave,
  },
  {
    name: 'scenario-editor',
    open: async (page) => {
      await page.getByTestId('scenario-list').focus()
      await click(page, 'edit-scenario')
      await shown(page, 'scenario-editor')
    },
    close: (page) => click(page, 'editor-cancel'),
  },
  ...['Levers', 'Smallest sets', 'Two-way table', 'Tornado', 'Uncertainty'].map((name) => ({
    name: `levers-${name.toLowerCase().replaceAll(' ', '-')}`,
    open: async (page: Page) => {
      await press(page, 'Control+4')
      await click(page, 'scenarios-levers')
      await shown(page, 'levers-verdict')
      await study(page, name)
    },
  })),
  {
    name: 'rules-packs',
    open: async (page) => {
      await press(page, 'Control+8')
      await click(page, 'rules-packs')
      await page.getByRole('tabpanel').locator('> *').first().waitFor()
    },
  },
  {
    name: 'determinations',
    open: (page) => press(page, 'Control+9').then(() => shown(page, 'no-determinations')),
  },
  {
    name: 'determine',
    open: async (page) => {
      await openProduct(page, 'ER-4400')
      await shown(page, 'verdict')
      await click(page, 'determine')
      await page.getByTestId('determine-verdicts').getByText('China').waitFor(LONG)
    },
    close: leave,
  },
  {
    name: 'direct-product',
    open: async (page) => {
      await click(page, 'direct-product-open')
      await shown(page, 'direct-product-question')
    },
    close: leave,
  },
  {
    name: 'papers',
    open: async (page) => {
      await click(page, 'export')
      await click(page, 'paper-application')
      await shown(page, 'paper-missing')
    },
    close: leave,
  },
  ...['words', 'method', 'eccns', 'limits'].map((tab) => ({
    name: `help-${tab}`,
    open: (page: Page) => help(page, tab),
    close: leave,
  })),
  { name: 'day', open: (page) => click(page, 'day'), close: leave },
]
