import type { ElectronApplication } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { openProduct } from './bom-grid.ts'
import { keepScreenshot, launchApp } from './launch.ts'

let app: ElectronApplication | null = null

afterEach(async () => {
  await app?.close()
  app = null
})

/** What is patched of worker threads: one is caught as it is asked for a result, and ended under way. */
interface Threads {
  Worker: {
    prototype: {
      postMessage(message: { kind: string; call?: string }): void
      terminate(): Promise<number>
    }
  }
}

test('an evaluation that is killed is said, and starts again when it is asked', async () => {
  const running = await launchApp()
  app = running.app
  const { page } = running
  await page.getByTestId('revision').waitFor()
  await openProduct(page, 'ER-4200')
  await page.getByTestId('share').waitFor()
  await app.evaluate(() => {
    const threads: Threads | undefined = process.mainModule?.require('node:worker_threads')
    if (!threads) throw new Error('the main process has no module that it began with')
    const { prototype } = threads.Worker
    const post = prototype.postMessage
    prototype.postMessage = function (message) {
      if (message.kind === 'ask' && message.call === 'evaluate.result') {
        prototype.postMessage = post
        void this.terminate()
      }
      return post.call(this, message)
    }
  })
  await page.getByTestId('destination').fill('Iran')
  await page.getByRole('option', { name: 'Iran · IR', exact: true }).click()
  await page.getByTestId('result-failed').getByText('The evaluation stopped').waitFor()
  expect(await page.getByTestId('share').count()).toBe(0)
  await keepScreenshot(page, 'evaluation-died')
  await page.getByTestId('result-retry').click()
  await page.getByTestId('share').waitFor()
  expect(await page.getByTestId('result-failed').count()).toBe(0)
})
