import type { Locator, Page } from 'playwright-core'

/** A cell of the bill of materials on screen, by the item on its line. */
export async function cellOf(page: Page, item: string, column: string): Promise<Locator> {
  const row = page
    .locator('[data-testid="bom-grid"] [role="row"]:has([col-id="item"])')
    .filter({ hasText: item })
    .first()
  const id = await row.getAttribute('row-id')
  return page.locator(`[data-testid="bom-grid"] [row-id="${id}"] [col-id="${column}"]`)
}

/** The text of a cell. */
export async function textOf(page: Page, item: string, column: string): Promise<string> {
  const cell = await cellOf(page, item, column)
  return (await cell.innerText()).trim()
}

/** Types into a cell as one does: on it, the text, Enter. */
export async function type(page: Page, item: string, column: string, text: string): Promise<void> {
  const cell = await cellOf(page, item, column)
  await cell.click()
  await page.keyboard.press('F2')
  await cell.locator('input').fill(text)
  await page.keyboard.press('Enter')
}

/** Chooses an option of a field that offers a list. */
export async function choose(field: Locator, option: string): Promise<void> {
  await field.click()
  await field.page().getByRole('option', { name: option, exact: true }).click()
}

/** Opens a product from the list of products, its lines beside its result, and waits for them. */
export async function openProduct(page: Page, product: string): Promise<void> {
  await page.getByTestId('nav-products').click()
  await page.getByTestId('product-row').filter({ hasText: product }).first().dblclick()
  const both = page.getByTestId('product-view').getByRole('radio', { name: 'Both' })
  if (!(await both.isChecked())) await page.getByTestId('product-view').getByText('Both').click()
  await page.locator('[data-testid="bom-grid"] [role="row"][row-index="0"]').first().waitFor()
}
