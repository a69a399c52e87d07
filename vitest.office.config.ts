import { defineConfig } from 'vitest/config'

/** What needs LibreOffice: without it these tests fail, so that none counts as passed unseen. */
export default defineConfig({
  test: {
    include: ['tests/office/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
