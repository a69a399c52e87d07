import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licenceTexts } from './scripts/licences.ts'
import { calls, events } from './shared/ipc/contract.ts'

const external = ['electron', 'better-sqlite3', /^node:/]
/** Tables are read by the parser of JSON, which is faster than that of the language. */
const json = { stringify: true, namedExports: false } as const
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs' } as const

export default defineConfig({
  main: {
    json,
    // The package's Node entry reads its language files from the disk; its other entry does without.
    plugins: [licenceTexts(['better-sqlite3', 'electron'])],
    resolve: {
      alias: [{ find: /^i18n-iso-countries$/, replacement: 'i18n-iso-countries/index.js' }],
    },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        input: {
          main: 'electron/main.ts',
          'evaluation-worker': 'electron/evaluation/worker.ts',
          'sheet-worker': 'electron/sheets/worker.ts',
          'pack-worker': 'electron/packs/worker.ts',
          'screening-worker': 'electron/screening/worker.ts',
        },
        output: {
          ...commonJs,
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    plugins: [licenceTexts()],
    define: {
      CALL_NAMES: JSON.stringify(Object.keys(calls)),
      EVENT_NAMES: JSON.stringify(Object.keys(events)),
    },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        input: { preload: 'electron/preload.ts' },
        output: commonJs,
      },
    },
  },
  renderer: {
    root: 'renderer',
    json,
    base: './',
    plugins: [react(), licenceTexts()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      // One sheet: in another order of rules another one would win.
      cssCodeSplit: false,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
